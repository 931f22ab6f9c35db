package dev.ringmaster.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringmaster.cli.client.Json;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void percentilesAreValuesThatWereMeasured() {
        Figures figures = new Figures();
        IntStream.rangeClosed(1, 200).forEach(figures::add);

        assertThat(figures.median()).isEqualTo(100);
        assertThat(figures.percentile(99)).isEqualTo(198);
        assertThat(figures.percentile(0)).isEqualTo(1);
        assertThat(figures.percentile(100)).isEqualTo(200);
    }

    @Test
    void aFigureIsWrittenWithItsExtremesBesideIt() {
        Figures figures = new Figures();
        figures.add(3.14159);
        figures.add(1);
        figures.add(10);
        var line = Json.object();

        figures.write(line, "up_ms", 2);

        assertThat(line).hasToString("{\"up_ms\":3.14,\"up_ms_min\":1.0,\"up_ms_max\":10.0}");
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(new Figures()::median).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theProportionalSetSizeIsReadFromTheKernelsSummary() throws IOException {
        assertThat(
                        MemoryBench.pss(
                                "00400000-7fff ---p 00000000 00:00 0 [rollup]\nRss:   200 kB\nPss:      123 kB\nPss_Dirty: 7 kB\n"))
                .isEqualTo(123);
        assertThatThrownBy(() -> MemoryBench.pss("")).isInstanceOf(IOException.class);
    }
}
