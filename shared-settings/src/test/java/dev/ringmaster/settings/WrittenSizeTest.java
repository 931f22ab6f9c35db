package dev.ringmaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.settings.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"1B", "64KB", "500MB", "8GB", "3TB"})
    void sizeIsReadAsItIsWritten(String text) {
        assertThat(WrittenSize.parse(text)).hasToString("Optional[" + text + "]");
    }

    @Test
    void unitsArePowersOf1024() {
        assertThat(WrittenSize.parse("2MB")).contains(new MemorySize(2_097_152));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0MB", "500", "500mb", "1.5GB", "-1MB", "999999999TB0", "500 MB", "1234567890MB"})
    void whatIsNoSizeIsRefused(String text) {
        assertThat(WrittenSize.parse(text)).isEmpty();
    }
}
