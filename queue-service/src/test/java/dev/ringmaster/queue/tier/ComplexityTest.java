package dev.ringmaster.queue.tier;

import static dev.ringmaster.queue.Fixtures.aTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.ModelTier;
import dev.ringmaster.model.task.TaskKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComplexityTest {

    private static final String PLAIN =
            "The list shows each entry with its own name and with the day that it was made on. ".repeat(3);

    @Test
    void shortChoreIsLow() {
        Complexity typo = Complexity.of(
                aTask("t")
                        .kind(TaskKind.CHORE)
                        .saying("Fix a typo in README.md.")
                        .build(),
                0);

        assertThat(typo.level()).isEqualTo(ModelTier.LOW);
        assertThat(typo.reasons())
                .containsExactly("words of easy work (-2)", "chore (-1)", "32 characters of text (-1)");
    }

    @Test
    void plainBugIsLowAndPlainFeatureIsMedium() {
        assertThat(Complexity.of(aTask("t").kind(TaskKind.BUG_FIX).saying(PLAIN).build(), 0))
                .isEqualTo(new Complexity(ModelTier.LOW, 0, List.of()));
        assertThat(Complexity.of(aTask("t").kind(TaskKind.FEATURE).saying(PLAIN).build(), 0)
                        .level())
                .isEqualTo(ModelTier.MEDIUM);
    }

    @Test
    void manyFilesAndHardWordsAreHigh() {
        Complexity hard = Complexity.of(
                aTask("t")
                        .kind(TaskKind.FEATURE)
                        .saying(PLAIN
                                + "Rewrite the protocol in src/a/Wire.java, src/b/Read.java, c.py, d.sql and e.proto.")
                        .build(),
                0);

        assertThat(hard.level()).isEqualTo(ModelTier.HIGH);
        assertThat(hard.reasons()).containsExactly("names 5 files (+2)", "words of hard work (+2)", "feature (+1)");
    }

    @Test
    void fileAtTheEndOfASentenceCountsAndANumberDoesNot() {
        assertThat(Complexity.of(
                                aTask("t")
                                        .saying(PLAIN + "See a.java, b.java. Version 1.5 or e.g. later.")
                                        .build(),
                                0)
                        .reasons())
                .containsExactly("names 2 files (+1)");
    }

    @Test
    void whatIsNeededAndWhatWaitsCounts() {
        assertThat(Complexity.of(
                                aTask("t")
                                        .saying(PLAIN)
                                        .dependingOn("a", "b", "c")
                                        .build(),
                                10)
                        .reasons())
                .containsExactly("depends on 3 (+1)", "10 wait for it (+2)");
    }

    /** Red with the files counted past {@code LOOKED_AT}, and with a reason dropped that gives points. */
    @Property
    void pointsAreWhatTheReasonsSayAndALongTailChangesNothing(
            @ForAll String text, @ForAll TaskKind kind, @ForAll @IntRange(max = 40) int dependents) {
        Complexity known = Complexity.of(aTask("t").kind(kind).saying(text).build(), dependents);
        int said = known.reasons().stream()
                .mapToInt(
                        reason -> Integer.parseInt(reason.substring(reason.lastIndexOf('(') + 1, reason.length() - 1)))
                .sum();
        assertThat(known.points()).isEqualTo(said);
        assertThat(known.level()).isEqualTo(said >= 4 ? ModelTier.HIGH : said >= 1 ? ModelTier.MEDIUM : ModelTier.LOW);

        String full = text + " ".repeat(Complexity.LOOKED_AT);
        assertThat(Complexity.of(
                        aTask("t")
                                .kind(kind)
                                .saying(full + " deadlock in x.java, y.java, z.java")
                                .build(),
                        dependents))
                .isEqualTo(Complexity.of(aTask("t").kind(kind).saying(full).build(), dependents));
    }
}
