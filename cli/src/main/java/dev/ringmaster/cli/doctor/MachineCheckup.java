package dev.ringmaster.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what every ring needs of the machine. */
final class MachineCheckup {

    private static final int JAVA = 25;
    private static final int GIT_MAJOR = 2;
    private static final int GIT_MINOR = 38;
    private static final Pattern GIT_VERSION = Pattern.compile("git version (\\d+)\\.(\\d+).*");

    private final Tools tools;

    MachineCheckup(Tools tools) {
        this.tools = tools;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature(), System.getProperty("java.home")));
        findings.add(git(tools.firstLine("git", "--version")));
        findings.add(maven());
        for (String program : List.of("sh", "setsid", "env", "sync")) {
            if (tools.find(program).isEmpty()) {
                findings.add(Finding.problem(
                        program,
                        "is not on the PATH, and agents are started with it",
                        "Debian and Ubuntu: apt-get install util-linux coreutils dash"));
            }
        }
        return findings;
    }

    static Finding java(int version, String home) {
        return version >= JAVA
                ? Finding.ok("Java", version + " in " + home)
                : Finding.problem(
                        "Java",
                        "is " + version + ", and " + JAVA + " is needed",
                        "Install a JDK " + JAVA + " or newer, or point JAVA_HOME at one.");
    }

    static Finding git(Optional<String> versionLine) {
        String needed = GIT_MAJOR + "." + GIT_MINOR;
        if (versionLine.isEmpty()) {
            return Finding.problem("git", "is not on the PATH", "Install git " + needed + " or newer.");
        }
        Matcher version = GIT_VERSION.matcher(versionLine.get());
        if (!version.matches()) {
            return Finding.note(
                    "git", "does not say its version: " + versionLine.get(), "It should be " + needed + " or newer.");
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > GIT_MAJOR || major == GIT_MAJOR && minor >= GIT_MINOR
                ? Finding.ok("git", major + "." + minor)
                : Finding.problem(
                        "git", "is " + major + "." + minor + ", and " + needed + " is needed", "Install a newer git.");
    }

    private Finding maven() {
        String home = tools.environment().getOrDefault("HOME", "/");
        String cache = tools.environment().getOrDefault("XDG_CACHE_HOME", home + "/.cache");
        if (Files.isDirectory(Path.of(cache, "ringmaster"))) {
            return Finding.ok("Maven", "mvnw has fetched its own");
        }
        return tools.find("mvn").isPresent()
                ? Finding.ok("Maven", "is on the PATH; mvnw fetches the version it needs with it")
                : Finding.problem(
                        "Maven",
                        "is not on the PATH, and building needs it",
                        "Install Maven (Debian and Ubuntu: apt-get install maven).");
    }
}
