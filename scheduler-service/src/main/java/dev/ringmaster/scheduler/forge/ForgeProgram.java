package dev.ringmaster.scheduler.forge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs forges' programs, where they are installed. They are the user's own and know the user's account. */
public final class ForgeProgram {
    private final List<Path> searched;
    private final Duration limit;

    /**
     * @param searched the folders that programs are looked for in, in order
     * @param limit > 0; a program that takes longer is ended
     */
    public ForgeProgram(List<Path> searched, Duration limit) {
        this.searched = List.copyOf(searched);
        this.limit = limit;
    }

    /**
     * Opens a request.
     *
     * @param folder the repository
     * @param remote the remote's address, by which the forge is known
     */
    public Opened open(Path folder, String remote, Forge.Request request) throws IOException, InterruptedException {
        Optional<Forge> forge = Forge.of(remote);
        if (forge.isEmpty()) {
            return new Opened.Not("no forge is known for " + remote);
        }
        String program = forge.get().program();
        Optional<Path> found = searched.stream()
                .map(place -> place.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
        return found.isEmpty()
                ? new Opened.Not("the program " + program + " is not installed")
                : run(folder, found.get(), forge.get().arguments(request));
    }

    private Opened run(Path folder, Path program, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(arguments);
        Path output = Files.createTempFile("forge", ".out");
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Opened.Not(program.getFileName() + " took longer than " + limit.toSeconds() + " s");
            }
            String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            Optional<String> address = Forge.addressIn(said);
            return process.exitValue() == 0 && address.isPresent()
                    ? new Opened.At(address.get())
                    : new Opened.Not(
                            program.getFileName() + " ended with " + process.exitValue() + ": " + said.strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** What came of opening a request. */
    public sealed interface Opened {
        record At(String url) implements Opened {}

        record Not(String reason) implements Opened {}
    }
}
