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
import org.jspecify.annotations.Nullable;

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
        Optional<Path> program = find(forge.get());
        if (program.isEmpty()) {
            return new Opened.Not("the program " + forge.get().program() + " is not installed");
        }
        Said said = run(folder, program.get(), forge.get().arguments(request));
        Optional<String> address = said.exitCode() == 0 ? Forge.addressIn(said.output()) : Optional.empty();
        return address.isPresent() ? new Opened.At(address.get()) : new Opened.Not(said.toString());
    }

    /**
     * Asks how a request stands.
     *
     * @param folder the repository
     * @param address the request's
     */
    public Standing standing(Path folder, String address) throws IOException, InterruptedException {
        Optional<Forge> forge = Forge.of(address);
        Optional<List<String>> arguments = forge.flatMap(known -> known.standingArguments(address));
        if (arguments.isEmpty()) {
            return new Standing.Unknown("it is not known how to ask about " + address);
        }
        Optional<Path> program = find(forge.get());
        if (program.isEmpty()) {
            return new Standing.Unknown("the program " + forge.get().program() + " is not installed");
        }
        Said said = run(folder, program.get(), arguments.get());
        Optional<String> state = said.exitCode() == 0 ? Forge.stateIn(said.output()) : Optional.empty();
        return switch (state.orElse("")) {
            case "OPEN" -> new Standing.Open();
            case "MERGED" -> new Standing.Merged();
            case "CLOSED" -> new Standing.Closed();
            default -> new Standing.Unknown(said.toString());
        };
    }

    private Optional<Path> find(Forge forge) {
        return searched.stream()
                .map(place -> place.resolve(forge.program()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Said run(Path folder, Path program, List<String> arguments) throws IOException, InterruptedException {
        String name = program.getFileName().toString();
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
                return new Said(name, null, "took longer than " + limit.toSeconds() + " s");
            }
            return new Said(
                    name, process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /**
     * What a program said.
     *
     * @param code null where it was ended
     */
    private record Said(String program, @Nullable Integer code, String output) {
        int exitCode() {
            return code == null ? -1 : code;
        }

        @Override
        public String toString() {
            return code == null ? program + " " + output : program + " ended with " + code + ": " + output;
        }
    }

    /** How a request stands. */
    public sealed interface Standing {
        record Open() implements Standing {}

        record Merged() implements Standing {}

        /** Closed without being merged. */
        record Closed() implements Standing {}

        record Unknown(String reason) implements Standing {}
    }

    /** What came of opening a request. */
    public sealed interface Opened {
        record At(String url) implements Opened {}

        record Not(String reason) implements Opened {}
    }
}
