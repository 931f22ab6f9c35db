package dev.ringmaster.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LineReaderPropertyTest {

    /** Seen to fail with each piece of a line kept up to the limit, whatever was kept of it before. */
    @Property
    void howTheBytesAreCutChangesNothing(
            @ForAll("output") byte[] bytes,
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 12) Integer> cuts,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        assertThat(inPieces(bytes, cuts, limit)).isEqualTo(inPieces(bytes, List.of(bytes.length + 1), limit));
    }

    @Property
    void noLineIsLongerThanTheLimit(@ForAll("output") byte[] bytes, @ForAll @IntRange(min = 1, max = 40) int limit) {
        assertThat(inPieces(bytes, List.of(), limit))
                .allSatisfy(line -> assertThat(line.text()).hasSizeLessThanOrEqualTo(limit));
    }

    /** Many line ends, carriage returns and bytes that are no UTF-8. */
    @Provide
    Arbitrary<byte[]> output() {
        return Arbitraries.oneOf(
                        Arbitraries.of((byte) '\n', (byte) '\r', (byte) 'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xff),
                        Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(200);
    }

    private static List<Line> inPieces(byte[] bytes, List<Integer> cuts, int limit) {
        List<Line> lines = new ArrayList<>();
        LineReader reader = new LineReader(limit, lines::add);
        int at = 0;
        for (int cut : cuts) {
            int count = Math.min(cut, bytes.length - at);
            reader.feed(bytes, at, count);
            at += count;
        }
        reader.feed(bytes, at, bytes.length - at);
        reader.end();
        return lines;
    }
}
