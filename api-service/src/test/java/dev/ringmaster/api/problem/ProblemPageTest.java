package dev.ringmaster.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPageTest {

    private static final Path PAGE = Path.of("..", "docs", "problems.md");

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeIsListedWithItsStatusCauseAndNextStep(ProblemCode code) throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| `" + code.word() + "` | " + code.status() + " | "))
                .singleElement()
                .satisfies(line -> assertThat(line.split("\\|")).hasSizeGreaterThanOrEqualTo(5));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void statusLeadsBackToACodeOfTheSameStatus(ProblemCode code) {
        assertThat(ProblemCode.ofStatus(code.status()).status()).isEqualTo(code.status());
    }
}
