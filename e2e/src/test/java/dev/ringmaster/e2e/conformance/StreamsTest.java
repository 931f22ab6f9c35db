package dev.ringmaster.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kept streams are what others rely on. */
class StreamsTest {

    private static final Path STREAMS = Path.of("conformance/streams");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyLineIsAJsonObject() throws IOException {
        for (Path stream : files(".jsonl")) {
            for (String line : Files.readAllLines(stream)) {
                assertThat(JSON.readTree(line).isObject())
                        .as(stream + ": " + line)
                        .isTrue();
            }
        }
    }

    @Test
    void everyCapturedRunHasItsStreamAndExitCode() throws IOException {
        for (Path runs : files("runs.json")) {
            Set<String> names;
            try (Stream<Path> streams = Files.list(runs.resolveSibling("."))) {
                names = streams.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".jsonl"))
                        .map(name -> name.replace(".jsonl", ""))
                        .collect(Collectors.toSet());
            }
            var entries = JSON.readTree(runs.toFile()).properties();

            assertThat(entries)
                    .as(runs.toString())
                    .allSatisfy(
                            run -> assertThat(run.getValue().has("exitCode")).isTrue());
            assertThat(entries.stream().map(run -> run.getKey()).collect(Collectors.toSet()))
                    .isEqualTo(names);
        }
    }

    @Test
    void whatIsNotCapturedSaysSoByItsFolder() throws IOException {
        for (Path stream : files(".jsonl")) {
            boolean isCaptured = Files.exists(stream.resolveSibling("runs.json"));
            boolean isDocumented = stream.getParent().getFileName().toString().startsWith("documented-");

            assertThat(isCaptured).as(stream.toString()).isNotEqualTo(isDocumented);
        }
    }

    @Test
    void noStreamNamesTheMachineItCameFrom() throws IOException {
        for (Path stream : files("")) {
            assertThat(Files.readString(stream))
                    .as(stream.toString())
                    .doesNotContain("/root", "/tmp/conf", "/tmp/junit");
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(STREAMS)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
