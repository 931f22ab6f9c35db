package dev.ringmaster.scheduler.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatFinderTest {

    private final RepeatFinder finder = new RepeatFinder();

    @Test
    void sameLineIsCounted() {
        finder.add("first something else altogether\n");
        finder.add("I will now read the file WordCount.java\n".repeat(60));

        assertThat(finder.repeats()).isEqualTo(60);
    }

    @Test
    void sameBlockIsCountedAlsoWhenItIsCutAnywhere() {
        String text = "I will run the tests again.\n\nmvn test\nTests failed: 1\n".repeat(20);

        for (int i = 0; i < text.length(); i += 7) {
            finder.add(text.substring(i, Math.min(text.length(), i + 7)));
        }

        assertThat(finder.repeats()).isEqualTo(20);
    }

    @Test
    void idsTimesAndTokenCountsMakeNoDifference() {
        for (int i = 0; i < 30; i++) {
            finder.add("{\"type\":\"tool_use\",\"id\":\"toolu_0%dabcdefg\",\"at\":\"2026-03-01T10:00:%02dZ\","
                            .formatted(i, i)
                    + "\"input\":\"ls\",\"input_tokens\":%d,\"uuid\":\"019ca8d2-6fa0-7000-8000-0000000000%02d\"}\n"
                            .formatted(1000 + i, i));
        }

        assertThat(finder.repeats()).isEqualTo(30);
    }

    @Test
    void listIsNoLoop() {
        for (int i = 0; i < 500; i++) {
            finder.add("test number " + i + " of the large suite: passed\n");
        }

        assertThat(finder.repeats()).isEqualTo(1);
    }

    @Test
    void dotsAndShortWordsAreNoLoop() {
        finder.add(".\n".repeat(500));
        assertThat(finder.repeats()).isEqualTo(1);

        finder.add("PASS\n".repeat(500));
        assertThat(finder.repeats()).isEqualTo(1);
    }

    @Test
    void progressThatIsWrittenOverIsNoLoop() {
        finder.add("\rwaiting for the model to answer, please hold the line".repeat(500));

        assertThat(finder.repeats()).isEqualTo(1);
    }

    @Test
    void otherOutputEndsALoop() {
        finder.add("I will now read the file WordCount.java\n".repeat(60));
        finder.add("It counts words.\n");

        assertThat(finder.repeats()).isEqualTo(1);
    }

    @Test
    void memoryIsBoundedWhateverComes() {
        finder.add("x".repeat(5_000_000));
        finder.add("\n");
        for (int i = 0; i < 5 * RepeatFinder.LINES; i++) {
            finder.add("the very same line, which is long enough\n");
        }

        assertThat(finder.repeats()).isEqualTo(RepeatFinder.LINES);
    }
}
