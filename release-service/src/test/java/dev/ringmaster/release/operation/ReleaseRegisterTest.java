package dev.ringmaster.release.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.model.attempt.AttemptRef;
import dev.ringmaster.model.attempt.FailureClass;
import dev.ringmaster.model.attempt.Outcome;
import dev.ringmaster.model.decision.Answer;
import dev.ringmaster.model.decision.Decision;
import dev.ringmaster.model.decision.DecisionKind;
import dev.ringmaster.model.decision.DecisionOption;
import dev.ringmaster.model.event.AttemptEvent;
import dev.ringmaster.model.event.DecisionNeeded;
import dev.ringmaster.model.event.ImprovementEvent;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.id.Epoch;
import dev.ringmaster.model.id.ProjectId;
import dev.ringmaster.model.id.ReleaseId;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.id.WorkerId;
import dev.ringmaster.model.release.ReleaseRef;
import dev.ringmaster.model.release.ReleaseStage;
import dev.ringmaster.release.pipeline.Release;
import dev.ringmaster.release.pipeline.ReleaseCommand;
import dev.ringmaster.release.pipeline.ReleaseState;
import dev.ringmaster.release.pipeline.Step;
import dev.ringmaster.release.store.ApprovalRepository;
import dev.ringmaster.release.store.BreakerRepository;
import dev.ringmaster.release.store.HandOver;
import dev.ringmaster.release.store.HandOverRepository;
import dev.ringmaster.release.store.ReleaseRepository;
import dev.ringmaster.release.store.StoredRelease;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseRegisterTest {

    private static final String BASE = "9d1dcfdaf1a6857c5f83dc27019c7600e1ffaff8";
    private static final String COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private static final String TREE = "c8aa1f3f6b1f1c5a3f6e0b7d3c4b5a697887a6b5";

    private final HandOverRepository handOvers = new HandOverRepository();
    private final ReleaseRepository releases = new ReleaseRepository();
    private final ApprovalRepository approvals = new ApprovalRepository();
    private final ReleaseRegister register =
            new ReleaseRegister(handOvers, releases, approvals, new BreakerRepository());
    private final List<String> taken = new ArrayList<>();
    private PlainTransaction tx;

    @BeforeEach
    void open() throws SQLException {
        tx = new PlainTransaction();
        register.tell(new DecisionListener() {
            @Override
            public void decided(Release release, List<Step> steps) {
                steps.forEach(step -> taken.add(release.id() + " " + step));
            }

            @Override
            public void handedOver() {
                taken.add("look");
            }
        });
    }

    @Test
    void workThatIsHandedOverBecomesARelease() throws SQLException {
        register.handOver(tx, work(1));
        tx.commit();
        assertThat(taken).containsExactly("look");

        accept(1, 4);

        assertThat(state(4)).isInstanceOf(ReleaseState.Checking.class);
        assertThat(taken).contains("r-4 " + new Step.Work(ReleaseStage.GUARD));
        assertThat(handOvers.findAll(tx.connection())).isEmpty();
    }

    @Test
    void oneReleaseIsAtWorkAndTheNextBeginsInTheTransactionThatEndsIt() throws SQLException {
        begin(1);
        begin(2);
        assertThat(state(2)).isInstanceOf(ReleaseState.Waiting.class);

        register.apply(tx, id(1), reject(FailureClass.REJECTED));
        tx.commit();

        assertThat(state(2)).isInstanceOf(ReleaseState.Checking.class);
    }

    @Test
    void everyStateIsReadAsItWasStored() throws SQLException {
        begin(1);
        for (ReleaseStage stage : List.of(
                ReleaseStage.GUARD,
                ReleaseStage.TESTS,
                ReleaseStage.PROOF,
                ReleaseStage.BUILD,
                ReleaseStage.SCHEMA,
                ReleaseStage.SWAP,
                ReleaseStage.WATCH)) {
            Release decided = register.apply(tx, id(1), new ReleaseCommand.Pass(stage, "fine"));
            assertThat(releases.find(tx, id(1)).orElseThrow().release()).isEqualTo(decided);
        }
        register.apply(tx, id(1), new ReleaseCommand.RecordKept("ringmaster-r-1"));
        assertThat(state(1)).isEqualTo(new ReleaseState.Kept("ringmaster-r-1", PlainTransaction.NOW));
        assertThat(releases.findUnfinished(tx)).isEmpty();
    }

    @Test
    void approvalIsStoredForTheTreeThatWasShownAndForNoOther() throws SQLException {
        begin(1);
        ask(1);
        Decision question = question();

        register.answer(tx, task(1), answer(question, DecisionOption.APPROVE));

        assertThat(tx.published().getLast()).isInstanceOf(ImprovementEvent.ImprovementApproved.class);
        assertThat(approvals.find(tx.connection(), ref(1, 1))).isEqualTo(Map.of(DecisionKind.PROTECTED_CHANGE, "ann"));
        ReleaseRef other = ref(1, 1);
        assertThat(approvals.find(
                        tx.connection(),
                        new ReleaseRef(
                                other.release(), other.attempt(), BASE, COMMIT, "0" + TREE.substring(1), "main")))
                .isEmpty();
    }

    @Test
    void answerToAnotherQuestionOfTheTaskApprovesNothing() throws SQLException {
        begin(1);
        ask(1);
        Decision question = question();
        Answer answer = answer(question, DecisionOption.APPROVE);

        register.answer(
                tx,
                task(1),
                new Answer(
                        Decision.idFor(task(1), new Epoch(1), DecisionKind.REVIEW),
                        task(1),
                        answer.question(),
                        DecisionOption.APPROVE,
                        "",
                        "ann",
                        PlainTransaction.NOW));

        assertThat(state(1)).isInstanceOf(ReleaseState.Blocked.class);
        assertThat(approvals.find(tx.connection(), ref(1, 1))).isEmpty();
    }

    @Test
    void attemptThatEndsTakesItsHandOverAndItsReleaseAway() throws SQLException {
        begin(1);
        register.handOver(tx, work(2));

        register.attemptOver(tx, finished(1));
        register.attemptOver(tx, finished(2));

        assertThat(state(1)).isInstanceOf(ReleaseState.Ended.class);
        assertThat(handOvers.findAll(tx.connection())).isEmpty();
    }

    @Test
    void threeFailuresStopTheNextUntilAPersonLetsItGoOn() throws SQLException {
        for (int i = 1; i <= 3; i++) {
            begin(i);
            register.apply(tx, id(i), new ReleaseCommand.Pass(ReleaseStage.GUARD, ""));
            register.apply(tx, id(i), new ReleaseCommand.Pass(ReleaseStage.TESTS, ""));
            register.apply(
                    tx,
                    id(i),
                    new ReleaseCommand.Reject(ReleaseStage.PROOF, FailureClass.PROOF_FAILED, "it failed", ""));
        }
        begin(4);
        assertThat(state(4)).isInstanceOf(ReleaseState.Waiting.class);
        assertThat(tx.published())
                .filteredOn(ImprovementEvent.BreakerChanged.class::isInstance)
                .hasSize(1);

        register.closeBreaker(tx, "ann");

        assertThat(state(4)).isInstanceOf(ReleaseState.Checking.class);
        assertThat(tx.published())
                .filteredOn(ImprovementEvent.BreakerChanged.class::isInstance)
                .hasSize(2);
    }

    @Test
    void onlyTheLastKeptReleaseCanBeRecalled() throws SQLException {
        keep(1);
        keep(2);

        register.recall(tx, id(1), "ann");
        assertThat(state(1)).isInstanceOf(ReleaseState.Kept.class);

        register.recall(tx, id(2), "ann");
        assertThat(state(2)).isInstanceOf(ReleaseState.GoingBack.class);
        register.apply(tx, id(2), new ReleaseCommand.RecordBack("abc", ""));
        register.recall(tx, id(1), "ann");
        assertThat(state(1)).isInstanceOf(ReleaseState.GoingBack.class);
    }

    @Test
    void sameWorkHandedOverAnewReplacesTheReleaseBefore() throws SQLException {
        begin(1);
        register.handOver(tx, work(1));
        accept(1, 2);

        assertThat(state(1)).isInstanceOf(ReleaseState.Ended.class);
        assertThat(state(2)).isInstanceOf(ReleaseState.Checking.class);
    }

    private void begin(int number) throws SQLException {
        register.handOver(tx, work(number));
        accept(number, number);
    }

    private void keep(int number) throws SQLException {
        begin(number);
        for (ReleaseStage stage : ReleaseStage.values()) {
            if (stage != ReleaseStage.GO_BACK) {
                register.apply(tx, id(number), new ReleaseCommand.Pass(stage, "fine"));
            }
        }
        register.apply(tx, id(number), new ReleaseCommand.RecordKept("t"));
        tx.commit();
    }

    private void accept(int attempt, int least) throws SQLException {
        HandOver handOver = handOvers.findAll(tx.connection()).getLast();
        register.accept(tx, handOver, ref(least, attempt));
        tx.commit();
    }

    private void ask(int number) throws SQLException {
        register.apply(
                tx,
                id(number),
                new ReleaseCommand.Ask(
                        ReleaseStage.GUARD, DecisionKind.PROTECTED_CHANGE, "It touches the guard.", "diff"));
    }

    private Decision question() {
        return tx.published().stream()
                .filter(DecisionNeeded.class::isInstance)
                .map(event -> ((DecisionNeeded) event).decision())
                .toList()
                .getLast();
    }

    private static Answer answer(Decision question, DecisionOption option) {
        return new Answer(question.id(), question.task(), question.question(), option, "", "ann", PlainTransaction.NOW);
    }

    private static ReleaseCommand reject(FailureClass failure) {
        return new ReleaseCommand.Reject(ReleaseStage.GUARD, failure, "no", "");
    }

    private ReleaseState state(int number) throws SQLException {
        return releases.find(tx, id(number))
                .map(StoredRelease::release)
                .orElseThrow()
                .state();
    }

    private static ReleaseId id(int number) {
        return ReleaseId.ofNumber(number);
    }

    private static TaskId task(int number) {
        return new TaskId("ringmaster-" + number);
    }

    private static AttemptRef attempt(int number) {
        return new AttemptRef(
                task(number),
                new ProjectId("ringmaster"),
                AttemptId.of("019ca8d2-5a00-7000-8000-00000000000" + number),
                new Epoch(1),
                new WorkerId("claude"));
    }

    private static ReleaseRef ref(int release, int attempt) {
        return new ReleaseRef(id(release), attempt(attempt), BASE, COMMIT, TREE, "main");
    }

    private static AttemptEvent.AttemptHandedOver work(int number) {
        return new AttemptEvent.AttemptHandedOver(attempt(number), "main", BASE, COMMIT);
    }

    private static AttemptEvent.AttemptFinished finished(int number) {
        return new AttemptEvent.AttemptFinished(
                attempt(number), new Outcome.Cancelled("no need"), true, PlainTransaction.NOW);
    }
}
