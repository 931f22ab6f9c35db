package dev.ringmaster.e2e.flywheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The changes name files and lines of these sources, which go their own way: each must still find what it changes. */
@Timeout(60)
class ChangesTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path CHANGES = REPOSITORY.resolve("e2e/flywheel/changes");

    @TempDir
    Path copy;

    @TempDir
    Path elsewhere;

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyScenarioHasItsScript(Scenario scenario) {
        assertThat(CHANGES.resolve(scenario.word() + ".sh")).isRegularFile();
    }

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(CHANGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lib.sh"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptChangesTheSourcesOfToday(String name) throws Exception {
        copySources();

        assertThatChangeIsMade(name);
    }

    static List<Scenario> kept() {
        return Stream.of(Scenario.values())
                .filter(scenario -> scenario.end() == Scenario.End.KEPT)
                .toList();
    }

    /** A change whose proof is the whole build runs this test on sources in which it is made already. */
    @ParameterizedTest
    @MethodSource("kept")
    void scriptsChangeSourcesThatOneOfThemHasChanged(Scenario first) throws Exception {
        copySources();
        assertThatChangeIsMade(first.word() + ".sh");

        for (String name : scripts()) {
            assertThatChangeIsMade(name);
        }
    }

    private void assertThatChangeIsMade(String name) throws Exception {
        Map<Path, String> before = contents();
        Path output = elsewhere.resolve("output");
        ProcessBuilder script = new ProcessBuilder("sh", CHANGES.resolve(name).toString())
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        script.environment().put("FLYWHEEL_CHANGES", CHANGES.toString());

        int exitCode = script.start().waitFor();

        assertThat(exitCode).as(name + ": " + Files.readString(output)).isZero();
        assertThat(contents()).as(name).isNotEqualTo(before);
    }

    private void copySources() throws IOException {
        for (Path module : List.of(
                REPOSITORY.resolve("api-service"),
                REPOSITORY.resolve("enricher-service"),
                REPOSITORY.resolve("queue-service"),
                REPOSITORY.resolve("release-service"))) {
            Path sources = module.resolve("src");
            try (Stream<Path> all = Files.walk(sources)) {
                for (Path from : (Iterable<Path>) all::iterator) {
                    Files.createDirectories(
                            copy.resolve(REPOSITORY.relativize(from)).getParent());
                    Files.copy(from, copy.resolve(REPOSITORY.relativize(from)));
                }
            }
        }
    }

    /** What each file holds, or where a link points, by path. */
    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(copy)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (Files.isSymbolicLink(path)) {
                    contents.put(path, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    contents.put(path, Files.readString(path));
                }
            }
        }
        return contents;
    }
}
