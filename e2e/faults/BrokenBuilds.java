import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs fault tests on copies that are broken on purpose; {@code run-broken} says how it is called. */
public final class BrokenBuilds {

    private static final String PACKAGE = "dev/ringmaster/";
    private static final String TESTS = "dev.ringmaster.scheduler.faults.";

    /**
     * @param name what is taken away
     * @param source below {@code dev/ringmaster}, in the sources or the resources of the module that its first folder names
     * @param sound must be there exactly once
     * @param broken stands in its place
     * @param tests of the fault tests: a class, or {@code Class#method}; each must go red
     */
    private record Broken(String name, String source, String sound, String broken, List<String> tests) {}

    private static final List<Broken> ALL = List.of(
            new Broken(
                    "identity-before-signal",
                    "execution/process/ProcessSignal.java",
                    "[ \"${23}\" = \"$2\" ] || exit 1",
                    ":",
                    List.of("ForeignProcessTest#processThatGotThePidLaterIsNeverSignalled")),
            new Broken(
                    "identity-before-kill",
                    "execution/process/ProcessTable.java",
                    "handle.isPresent() && isAlive(identity) && handle",
                    "handle.isPresent() && handle",
                    List.of("ForeignProcessTest#processThatGotThePidLaterIsNeverSignalled")),
            new Broken(
                    "identity-start-ticks",
                    "execution/process/ProcessTable.java",
                    "!stat.ended() && stat.startTicks() == identity.startTicks()",
                    "!stat.ended()",
                    List.of("ForeignProcessTest#processThatGotThePidLaterIsNotTakenForTheAgent")),
            new Broken(
                    "identity-boot",
                    "execution/process/ProcessTable.java",
                    "return identity.bootId().equals(bootId)\n                && stat(",
                    "return stat(",
                    List.of("ForeignProcessTest#processOfThisBootIsNotTakenForOneOfAnEarlierBoot")),
            new Broken(
                    "identity-marker",
                    "execution/process/ProcessTable.java",
                    "byte[] entry) {\n        try {",
                    "byte[] all) {\n        byte[] entry = Arrays.copyOf(all, all.length - 1);\n        try {",
                    List.of("LeftRunningTest#processWithTheMarkerOfAnotherAttemptIsLeftAlone")),
            new Broken(
                    "fsync-of-the-exit",
                    "execution/process/agent-shim.sh",
                    " && sync \"$shim_dir/exit.tmp\" \\\n",
                    " \\\n",
                    List.of("DurableExitTest#exitIsForcedToTheDiskBeforeItIsSeenAndItsNameAfterwards")),
            new Broken(
                    "fsync-of-its-name",
                    "execution/process/agent-shim.sh",
                    " && sync \"$shim_dir\"; do",
                    "; do",
                    List.of("DurableExitTest#exitIsForcedToTheDiskBeforeItIsSeenAndItsNameAfterwards")),
            new Broken(
                    "fsync-that-fails",
                    "execution/process/agent-shim.sh",
                    "sync \"$shim_dir/exit.tmp\" \\\n",
                    "{ sync \"$shim_dir/exit.tmp\" || :; } \\\n",
                    List.of("DurableExitTest#exitIsNotSeenWhileItCannotBeForcedToTheDisk")),
            new Broken(
                    "exit-written-once-only",
                    "execution/process/agent-shim.sh",
                    "  [ -d \"$shim_dir\" ] || exit 74\n  sleep 1\n",
                    "  exit 74\n",
                    List.of("DurableExitTest#exitOutlastsADiskWithoutRoomForIt")),
            new Broken(
                    "epoch-of-a-prompt",
                    "scheduler/attempt/Fence.java",
                    "return epoch.isOlderThan(highest) ? new Admission.TooOld(highest) : new Admission.Admitted();",
                    "return new Admission.Admitted();",
                    List.of("OldEpochTest#newestAssignmentStartsInWhateverOrderTheOthersCome")),
            new Broken(
                    "epoch-of-a-revocation",
                    "scheduler/attempt/Fence.java",
                    "if (reason != null && !revoked.isOlderThan(epoch)) {",
                    "if (reason != null && epoch.isOlderThan(revoked)) {",
                    List.of("OldEpochTest#promptThatComesAfterItsRevocationStartsNothing")),
            new Broken(
                    "claim",
                    "execution/process/agent-shim.sh",
                    "ln \"$shim_dir/claim.$shim_pid\" \"$shim_dir/process.json\" 2>/dev/null || exit 75",
                    "ln -f \"$shim_dir/claim.$shim_pid\" \"$shim_dir/process.json\"",
                    List.of("KilledServiceTest#claimThatCameLaterThanAnotherStartsNothing")),
            new Broken(
                    "proof-that-an-agent-is-over",
                    "scheduler/runtime/local/LocalProcessRuntime.java",
                    "run(attempt).endMarked();",
                    "if (false) run(attempt).endMarked();",
                    List.of("LeftRunningTest#agentWhoseFolderWasDeletedDoesNotRunOnUnknown")));

    private BrokenBuilds() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("--tests")) {
            System.exit(run(Arrays.asList(args).subList(1, args.length)));
        }
        Path checkout = Path.of(args[0]);
        List<String> names = Arrays.asList(args).subList(1, args.length);
        List<Broken> chosen = ALL.stream()
                .filter(broken -> names.isEmpty() || names.contains(broken.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("none of these is known; there are: "
                    + String.join(" ", ALL.stream().map(Broken::name).toList()));
            System.exit(2);
        }
        Path scratch = Files.createTempDirectory("broken-builds-");
        int code;
        try {
            code = show(chosen, checkout, scratch);
        } finally {
            delete(scratch);
        }
        System.exit(code);
    }

    private static int show(List<Broken> chosen, Path checkout, Path scratch) throws IOException, InterruptedException {
        Path self = checkout.resolve("e2e/faults/BrokenBuilds.java");
        Path runner = compile(self, scratch.resolve("runner"));
        List<String> all = chosen.stream()
                .flatMap(broken -> broken.tests().stream())
                .distinct()
                .toList();
        List<String> red = redOf(all, runner, scratch.resolve("none"));
        if (!red.isEmpty()) {
            System.out.println("control      RED already: " + red);
            return 2;
        }
        System.out.println("control      green: " + all.size() + " tests on the sound build");
        boolean shown = true;
        for (Broken broken : chosen) {
            Path classes = broken(broken, checkout, scratch.resolve(broken.name()));
            List<String> seen = redOf(broken.tests(), runner, classes);
            boolean seenByAll = seen.containsAll(broken.tests());
            shown &= seenByAll;
            System.out.println((seenByAll ? "red          " : "STILL GREEN  ") + broken.name() + ": "
                    + (seenByAll
                            ? seen
                            : broken.tests().stream()
                                    .filter(test -> !seen.contains(test))
                                    .toList()));
        }
        return shown ? 0 : 1;
    }

    /** A copy of the one file, broken and compiled if it is to be; it hides the sound one on the class path. */
    private static Path broken(Broken broken, Path checkout, Path into) throws IOException {
        boolean java = broken.source().endsWith(".java");
        String module = broken.source().startsWith("execution/") ? "shared-execution" : "scheduler-service";
        Path source = checkout.resolve(module)
                .resolve(java ? "src/main/java" : "src/main/resources")
                .resolve(PACKAGE + broken.source());
        String text = Files.readString(source);
        int at = text.indexOf(broken.sound());
        if (at < 0 || text.indexOf(broken.sound(), at + 1) >= 0) {
            throw new IOException("cannot be broken as described, the source has changed: " + broken.name());
        }
        String changed = text.replace(broken.sound(), broken.broken());
        if (!java) {
            Path copy = into.resolve(PACKAGE + broken.source());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, changed);
            return into;
        }
        Path copy = into.resolve("source").resolve(source.getFileName());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, changed);
        return compile(copy, into.resolve("classes"));
    }

    private static Path compile(Path source, Path into) throws IOException {
        Files.createDirectories(into);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-cp",
                System.getenv("FAULT_CLASS_PATH"),
                "-d",
                into.toString(),
                source.toString());
        if (code != 0) {
            throw new IOException(source + " does not compile");
        }
        return into;
    }

    /** The tests that fail when these classes come first. */
    private static List<String> redOf(List<String> tests, Path runner, Path classes)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + runner + File.pathSeparator + System.getenv("FAULT_CLASS_PATH"),
                BrokenBuilds.class.getName(),
                "--tests"));
        command.addAll(tests);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() > 1) {
            throw new IOException("the tests could not be run: " + said);
        }
        return said.lines()
                .filter(line -> line.startsWith("failed "))
                .map(line -> line.substring("failed ".length()))
                .toList();
    }

    private static int run(List<String> tests) {
        List<String> failed = new ArrayList<>();
        int[] ran = {0};
        DiscoverySelector[] selectors = tests.stream()
                .map(test -> test.contains("#") ? selectMethod(TESTS + test) : selectClass(TESTS + test))
                .toArray(DiscoverySelector[]::new);
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (!test.isTest()) {
                                    return;
                                }
                                ran[0]++;
                                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                    String id = test.getUniqueId();
                                    tests.stream()
                                            .filter(name -> id.contains(
                                                    "[method:" + name.substring(name.indexOf('#') + 1) + "("))
                                            .forEach(failed::add);
                                }
                            }
                        });
        failed.stream().distinct().forEach(test -> System.out.println("failed " + test));
        // A test that was renamed must not pass for one that is green.
        return ran[0] < tests.size() ? 2 : failed.isEmpty() ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
