package dev.ringmaster.cli.install;

import dev.ringmaster.cli.install.release.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the small scripts in {@code app/bin} whose paths stay the same whichever build is current. */
final class Launchers {

    private final Installation installation;
    private final Path checkout;

    Launchers(Installation installation, Path checkout) {
        this.installation = installation;
        this.checkout = checkout;
    }

    void write(Map<Product, InstalledProduct> products) throws IOException {
        InstalledProduct agent = Objects.requireNonNull(products.get(Product.DEMO_AGENT));
        WholeFile.writeExecutable(bin("demo-agent"), script(agent.command(QUIET, List.of()), ""));
        InstalledProduct cli = Objects.requireNonNull(products.get(Product.CLI));
        List<String> properties =
                List.of("-D" + Installation.PROPERTY + "=" + installation.app(), "-Dringmaster.checkout=" + checkout);
        WholeFile.writeExecutable(
                bin("ringmaster"), script(cli.command(QUIET, properties), "-Dringmaster.terminal=\"$terminal\" "));
    }

    /** A stale cache is no news to whoever calls a command: it only makes it slower. */
    private static final List<String> QUIET = List.of("-Xlog:disable");

    private static String script(List<String> command, String more) {
        String words = command.stream().map(Launchers::quoted).collect(Collectors.joining(" "));
        String java = quoted(command.getFirst());
        int program = words.indexOf(" '-cp' ");
        return """
                #!/bin/sh
                # Written by the installation; it is written anew when a newer build is installed.
                [ -x %s ] || {
                  echo "ringmaster: the JDK that this was installed for is gone: "%s >&2
                  echo "Run ringmaster build in its checkout: it finds another JDK." >&2
                  exit 1
                }
                terminal=false
                [ -t 1 ] && terminal=true
                exec %s %s%s "$@"
                """.formatted(java, java, words.substring(0, program), more, words.substring(program + 1));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private Path bin(String name) {
        return installation.app().resolve("bin").resolve(name);
    }
}
