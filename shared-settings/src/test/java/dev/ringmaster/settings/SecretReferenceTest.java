package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTest {

    @TempDir
    Path folder;

    @Test
    void secretComesFromTheFileWithoutItsLinesEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), " open sesame\n");

        assertThat(SecretReference.resolve("password", "file:" + file, Map.of()))
                .isEqualTo(" open sesame");
    }

    @Test
    void secretComesFromTheEnvironment() {
        assertThat(SecretReference.resolve("password", "env:PASS", Map.of("PASS", "sesame")))
                .isEqualTo("sesame");
    }

    @Test
    void secretItselfIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> SecretReference.resolve("password", "sesame", Map.of("sesame", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password must name where the secret lies")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void referenceThatLeadsToNothingSaysWhere() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThatThrownBy(() -> SecretReference.resolve("password", "file:" + empty, Map.of()))
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> SecretReference.resolve("password", "file:" + folder.resolve("none"), Map.of()))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> SecretReference.resolve("password", "file:secrets/password", Map.of()))
                .hasMessageContaining("absolute");
        assertThatThrownBy(() -> SecretReference.resolve("password", "env:NONE", Map.of()))
                .hasMessageContaining("env:NONE");
    }
}
