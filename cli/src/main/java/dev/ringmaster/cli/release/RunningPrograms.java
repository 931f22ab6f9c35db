package dev.ringmaster.cli.release;

import dev.ringmaster.cli.supervisor.process.ProcessIdentity;
import dev.ringmaster.cli.supervisor.process.ProcessTable;
import dev.ringmaster.cli.supervisor.process.RunFiles;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which version of its program a component's process runs, by its command line: what is current may be newer.
 *
 * @param app the installation's folder
 */
public record RunningPrograms(Path app) {

    /** Empty when it does not run, or runs a program that is not of this installation. */
    public Optional<String> idOf(RingFolder folder, Component component) {
        return new RunFiles(folder, new ProcessTable()).live(component).flatMap(process -> idOf(component, process));
    }

    /** Empty when it is gone, or runs a program that is not of this installation. */
    public Optional<String> idOf(Component component, ProcessIdentity process) {
        Matcher folder = Pattern.compile(Pattern.quote(app + "/" + component.word() + "/") + "([0-9a-f]+)/")
                .matcher(commandLine(process.pid()));
        return folder.find() ? Optional.of(folder.group(1)) : Optional.empty();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException noProc) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .orElse("");
        }
    }
}
