package dev.ringmaster.e2e.conformance.ring;

import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A worker of the ring, with an account of its own: a spent window of one holds up none of the others.
 *
 * @param model the address of its model server, without a path
 */
record RingWorker(WorkerCli cli, Part part, String model) {

    /** What a worker is there for. */
    enum Part {
        WORK(""),
        LIMIT("-limited"),
        /** Nothing listens where its model should be. */
        ALONE("-alone");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }
    }

    String name() {
        return cli.name() + part.suffix;
    }

    List<RingStory> stories() {
        return switch (part) {
            case WORK -> RingStory.work();
            case LIMIT -> List.of(RingStory.limit(cli));
            case ALONE -> List.of(RingStory.alone());
        };
    }

    /** Its entry in {@code ringmaster.toml}. */
    String settings(Path cache) {
        return """
                [[workers]]
                name = "%1$s"
                account = "%1$s"
                type = "%2$s"
                command = "%3$s"
                model = "%4$s"
                timeout = "2m"
                env = [%5$s]
                """.formatted(
                        name(),
                        CliOfRing.type(cli),
                        cli.programIn(cache),
                        CliOfRing.model(cli),
                        CliOfRing.variables(cli, model).keySet().stream()
                                .sorted()
                                .map(variable -> '"' + variable + '"')
                                .collect(Collectors.joining(", ")));
    }
}
