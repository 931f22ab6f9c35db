package dev.ringmaster.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 412, 413, 415, 422, 428, 500, 503, 507})
    void refusalOfALibraryGetsACodeOfItsStatus(int status) {
        assertThat(ProblemCode.ofStatus(status).status()).isEqualTo(status);
    }
}
