package dev.ringmaster.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private final List<Line> lines = new ArrayList<>();
    private final LineReader reader = new LineReader(1000, lines::add);

    @Test
    void halfLineWaitsForItsRest() {
        feed("{\"type\":");
        assertThat(lines).isEmpty();

        feed("\"x\"}\nnext");

        assertThat(lines).containsExactly(new Line("{\"type\":\"x\"}", false));
    }

    @Test
    void lastLineWithoutAnEndIsGivenAtTheEnd() {
        feed("a\nb");
        reader.end();
        reader.end();

        assertThat(lines).containsExactly(new Line("a", false), new Line("b", false));
    }

    @Test
    void carriageReturnBelongsToTheEndOfALine() {
        feed("a\r\nb\rc\n\n");

        assertThat(lines).containsExactly(new Line("a", false), new Line("b\rc", false), new Line("", false));
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        byte[] bytes = {'a', (byte) 0xff, (byte) 0xc3, 'b', '\n'};
        reader.feed(bytes, 0, bytes.length);

        assertThat(lines).containsExactly(new Line("a\ufffd\ufffdb", false));
    }

    @Test
    void characterMayComeInTwoPieces() {
        byte[] bytes = "é\n".getBytes(StandardCharsets.UTF_8);
        reader.feed(bytes, 0, 1);
        reader.feed(bytes, 1, bytes.length - 1);

        assertThat(lines).containsExactly(new Line("é", false));
    }

    @Test
    void ofALineThatIsTooLongTheBeginningIsKept() {
        feed("x".repeat(1001) + "\nnext\n");

        assertThat(lines).containsExactly(new Line("x".repeat(1000), true), new Line("next", false));
    }

    @Test
    void lineOf500MegabytesTakesNoMoreThanItsLimit() {
        LineReader usual = new LineReader(LineReader.USUAL_LIMIT, lines::add);
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        System.gc();
        long before = used();

        for (int i = 0; i < 500; i++) {
            usual.feed(piece, 0, piece.length);
        }
        System.gc();
        long grown = used() - before;
        usual.feed("\nnext\n".getBytes(StandardCharsets.UTF_8), 0, 6);

        assertThat(grown).isLessThan(4L << 20);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().isCut()).isTrue();
        assertThat(lines.getFirst().text()).hasSize(LineReader.USUAL_LIMIT);
        assertThat(lines.getLast()).isEqualTo(new Line("next", false));
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.feed(bytes, 0, bytes.length);
    }
}
