package dev.ringmaster.enricher.intake;

import static dev.ringmaster.enricher.stage.Assignments.ATTEMPT;
import static dev.ringmaster.enricher.stage.Assignments.PROJECT;
import static dev.ringmaster.enricher.stage.Assignments.aProject;
import static dev.ringmaster.enricher.stage.Assignments.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.enricher.repository.RepositoryFiles;
import dev.ringmaster.enricher.repository.RepositoryTree;
import dev.ringmaster.enricher.stage.Assignments;
import dev.ringmaster.enricher.stage.Enrichment;
import dev.ringmaster.enricher.stage.PromptLimits;
import dev.ringmaster.model.event.EventEnvelope;
import dev.ringmaster.model.event.PromptEvent.TaskPreparationFailed;
import dev.ringmaster.model.event.PromptEvent.TaskPrepared;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.model.project.Project;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PromptWriterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final ProjectShelf shelf = new ProjectShelf();
    private final PromptWriter writer = new PromptWriter(
            shelf, new Enrichment(RepositoryFiles.NONE), () -> new PromptLimits(8000, 1500), Runnable::run, () -> NOW);

    @Test
    void knownProjectIsAnsweredAtOnce() {
        shelf.put(aProject("", 3));
        var answer = write(anAssignment().needingProjectVersion(3));
        assertThat(answer)
                .isCompletedWithValueMatching(event -> event.orElseThrow().data() instanceof TaskPrepared);
    }

    @Test
    void assignmentWaitsForTheVersionItNeeds() {
        shelf.put(aProject("", 1));
        var answer = write(anAssignment().needingProjectVersion(2));
        assertThat(answer).isNotDone();
        assertThat(shelf.waiting()).isEqualTo(1);

        shelf.put(aProject("", 2));

        assertThat(answer).isCompleted();
        assertThat(shelf.waiting()).isZero();
    }

    @Test
    void olderVersionDoesNotReplaceALaterOne() {
        shelf.put(aProject("", 2));
        shelf.put(aProject("", 1));
        assertThat(write(anAssignment().needingProjectVersion(2))).isCompleted();
    }

    @Test
    void deletedProjectFailsThePreparation() {
        var waiting = write(anAssignment());
        shelf.delete(PROJECT);
        var late = write(anAssignment());
        assertThat(waiting).isCompletedWithValueMatching(PromptWriterTest::saysDeleted);
        assertThat(late).isCompletedWithValueMatching(PromptWriterTest::saysDeleted);
    }

    @Test
    void revokedAttemptGetsNoPrompt() {
        var waiting = write(anAssignment());
        shelf.revoke(AttemptId.of("019a0000-0000-7000-8000-000000000002"));
        assertThat(waiting).isNotDone();
        shelf.revoke(ATTEMPT);
        assertThat(waiting).isCompletedWithValue(Optional.empty());
    }

    @Test
    void repeatIsTheSameEvent() {
        shelf.put(aProject("", 1));
        assertThat(write(anAssignment()).join()).isEqualTo(write(anAssignment()).join());
        var other = AttemptId.of("019a0000-0000-7000-8000-000000000002");
        assertThat(write(anAssignment().asAttempt(other)).join().orElseThrow().id())
                .isNotEqualTo(write(anAssignment()).join().orElseThrow().id());
    }

    @Test
    void defectInAStageIsToldAndDoesNotStopTheRest() {
        PromptWriter broken = new PromptWriter(
                shelf, new Enrichment(new BrokenFiles()), () -> new PromptLimits(8000, 1500), Runnable::run, () -> NOW);
        shelf.put(aProject("/repository", 1));
        var answer = broken.write(anAssignment().describedAs("See a/b.txt").build(), null)
                .toCompletableFuture();
        assertThat(answer)
                .isCompletedWithValueMatching(
                        event -> event.orElseThrow().data() instanceof TaskPreparationFailed failed
                                && failed.reason().endsWith("IllegalStateException: broken"));
    }

    private record BrokenFiles() implements RepositoryFiles {
        @Override
        public RepositoryTree tree(Project project) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Map<String, String> read(Project project, Collection<String> paths) {
            throw new IllegalStateException("broken");
        }
    }

    private CompletableFuture<Optional<EventEnvelope>> write(Assignments assignment) {
        return writer.write(assignment.build(), null).toCompletableFuture();
    }

    private static boolean saysDeleted(Optional<EventEnvelope> event) {
        return event.orElseThrow().data() instanceof TaskPreparationFailed failed
                && failed.reason().equals("project textkit was deleted");
    }
}
