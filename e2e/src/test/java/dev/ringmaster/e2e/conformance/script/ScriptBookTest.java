package dev.ringmaster.e2e.conformance.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptBookTest {

    private final ScriptBook book =
            new ScriptBook(Map.of("one", new ModelScript("one", List.of()), "two", new ModelScript("two", List.of())));

    @Test
    void theFirstMarkerCounts() {
        var choice = book.choose(List.of("Hello", "Do.\nconformance-script: two k1\n", "conformance-script: one"));

        assertThat(choice.script().name()).isEqualTo("two");
        assertThat(choice.conversation()).isEqualTo("two k1");
    }

    @Test
    void withoutAMarkerThereIsADefault() {
        assertThat(book.choose(List.of("Hello")).script().name()).isEqualTo("default");
    }

    @Test
    void aScriptThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> book.choose(List.of("conformance-script: three")))
                .hasMessage("no script named three");
    }

    @Test
    void everyScriptOfTheKitLoads() throws IOException {
        Path folder = Path.of("conformance/scripts");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(ScriptBook.load(folder).scripts()).hasSize((int) files.count());
        }
    }

    @Test
    void aStepThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> ModelScript.of("x", new ObjectMapper().readTree("{\"steps\":[{\"dance\":1}]}")))
                .hasMessage("no such step: dance");
    }
}
