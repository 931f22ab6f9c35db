package dev.ringmaster.scheduler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.scheduler.reconcile.Facts.Row;
import dev.ringmaster.scheduler.reconcile.Facts.Tree;
import dev.ringmaster.scheduler.reconcile.Moves.AttemptMove;
import dev.ringmaster.scheduler.reconcile.Moves.StrayMove;
import dev.ringmaster.scheduler.reconcile.Moves.WorktreeMove;
import dev.ringmaster.scheduler.runtime.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of facts there is, {@code 15 × 7 × 2 × 2}, so nothing is left to chance. */
class ReconcilerTest {

    private static final Set<Standing> OVER = EnumSet.of(Standing.ENDED, Standing.LOST, Standing.WITHDRAWN);

    private static final Set<AttemptMove> ENDS =
            EnumSet.of(AttemptMove.END, AttemptMove.END_UNKNOWN, AttemptMove.END_OVER);

    static Stream<Facts> everything() {
        return Arrays.stream(Row.values())
                .flatMap(row -> Arrays.stream(Standing.values())
                        .flatMap(run -> Arrays.stream(Tree.values())
                                .flatMap(tree ->
                                        Stream.of(true, false).map(strays -> new Facts(row, run, tree, strays)))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void eachThingHasOneMoveAndTheSameOneAgain(Facts facts) {
        assertThat(Reconciler.plan(facts)).isEqualTo(Reconciler.plan(facts)).hasNoNullFieldsOrProperties();
    }

    /** Moves may be made again at any time, also when a start is cut short: each leads on, and in the end nothing is left to do. */
    @ParameterizedTest
    @MethodSource("everything")
    void everythingComesToRestAndIsStartedAndEndedAtMostOnce(Facts facts) {
        Facts now = facts;
        int starts = 0;
        int ends = 0;
        for (int round = 0; round < 8; round++) {
            Moves moves = Reconciler.plan(now);
            starts += moves.attempt() == AttemptMove.START ? 1 : 0;
            ends += ENDS.contains(moves.attempt()) ? 1 : 0;
            now = after(now, moves);
        }

        assertThat(after(now, Reconciler.plan(now))).isEqualTo(now);
        assertThat(Reconciler.plan(now).attempt())
                .isIn(
                        AttemptMove.NOTHING,
                        AttemptMove.WAIT,
                        AttemptMove.ADOPT,
                        AttemptMove.LOOK_AGAIN,
                        AttemptMove.AWAIT_REVIEW,
                        AttemptMove.AWAIT_MERGE,
                        AttemptMove.AWAIT_RELEASE);
        assertThat(Reconciler.plan(now).strays()).isNotEqualTo(StrayMove.END);
        assertThat(Reconciler.plan(now).worktree()).isNotEqualTo(WorktreeMove.TIDY);
        assertThat(starts).isLessThanOrEqualTo(1);
        assertThat(ends).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothingIsStartedWhereAProcessMayExist(Facts facts) {
        if (Reconciler.plan(facts).attempt() == AttemptMove.START) {
            assertThat(facts.run()).isIn(Standing.ABSENT, Standing.UNCLAIMED);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothingIsEndedThatRunsAndIsWanted(Facts facts) {
        if (facts.row() == Row.RUNNING && facts.run() == Standing.ALIVE) {
            assertThat(Reconciler.plan(facts).attempt()).isEqualTo(AttemptMove.ADOPT);
            assertThat(Reconciler.plan(facts).strays()).isIn(StrayMove.NOTHING, StrayMove.LEAVE);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void lossNeedsProof(Facts facts) {
        if (Reconciler.plan(facts).attempt() == AttemptMove.RECORD_LOSS) {
            assertThat(facts.run()).isNotIn(Standing.ALIVE, Standing.UNREADABLE, Standing.ENDED);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void onlyLandedWorkIsRemoved(Facts facts) {
        if (Reconciler.plan(facts).worktree() == WorktreeMove.TIDY) {
            assertThat(facts.row()).isEqualTo(Row.LANDED);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void noAttemptThatIsOverKeepsAProcess(Facts facts) {
        Moves moves = Reconciler.plan(facts);
        boolean over = facts.row() == Row.OVER || facts.row() == Row.LANDED || facts.row() == Row.UNKNOWN;
        if (over && facts.run() == Standing.ALIVE) {
            assertThat(moves.attempt()).isIn(AttemptMove.END_OVER, AttemptMove.END_UNKNOWN);
        }
        if (over && facts.strays() && facts.run() != Standing.ALIVE) {
            assertThat(moves.strays()).isEqualTo(StrayMove.END);
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void tableInTheDocumentSaysTheSame(Facts facts) throws IOException {
        String row = "| " + word(facts.row()) + " | ";
        String move =
                Reconciler.plan(facts).attempt().name().toLowerCase(Locale.ROOT).replace('_', ' ');

        assertThat(Files.readString(Path.of("..", "docs", "operations.md")).lines())
                .filteredOn(line -> line.startsWith(row))
                .singleElement()
                .asString()
                .satisfies(
                        line -> assertThat(line.split(" \\| ")[1 + facts.run().ordinal()].replace(" |", ""))
                                .isEqualTo(move));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Facts after(Facts before, Moves moves) {
        Facts attempt = switch (moves.attempt()) {
            case NOTHING, WAIT, LOOK_AGAIN, AWAIT_REVIEW, AWAIT_MERGE, AWAIT_RELEASE -> before;
            case ADOPT -> before;
            case START -> with(before, Row.RUNNING, Standing.ALIVE);
            case SETTLE ->
                switch (before.run()) {
                    case ALIVE -> with(before, Row.RUNNING, Standing.ALIVE);
                    case ENDED -> with(before, Row.PROVING, Standing.ENDED);
                    default -> with(before, Row.OVER, before.run());
                };
            case TAKE_CLAIM ->
                switch (before.run()) {
                    case ALIVE -> with(before, Row.RUNNING_ENDING, Standing.ALIVE);
                    case ABSENT, UNCLAIMED -> with(before, Row.OVER, Standing.WITHDRAWN);
                    default -> with(before, Row.OVER, before.run());
                };
            case RECORD_EXIT -> with(before, before.row() == Row.RUNNING ? Row.PROVING : Row.OVER, Standing.ENDED);
            case RECORD_LOSS -> with(before, Row.OVER, OVER.contains(before.run()) ? before.run() : Standing.WITHDRAWN);
            case END, END_UNKNOWN, END_OVER ->
                new Facts(
                        before.row() == Row.RUNNING_ENDING ? Row.OVER : before.row(),
                        Standing.ENDED,
                        before.tree(),
                        false);
            case PROVE -> new Facts(Row.PROVEN, before.run(), before.tree(), false);
            case END_PROOF -> new Facts(Row.OVER, before.run(), before.tree(), false);
            case LAND -> with(before, Row.LANDED, before.run());
        };
        boolean strays = attempt.strays() && moves.strays() != StrayMove.END;
        Tree tree = moves.worktree() == WorktreeMove.TIDY ? Tree.ABSENT : attempt.tree();
        return new Facts(attempt.row(), attempt.run(), tree, strays);
    }

    private static Facts with(Facts facts, Row row, Standing run) {
        return new Facts(row, run, facts.tree(), facts.strays());
    }
}
