package dev.ringmaster.api.beads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.beads.format.LineProblem;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskKind;
import dev.ringmaster.model.task.TaskStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BeadsImportTest {

    private static final ImportOptions LENIENT = new ImportOptions(true, ImportOptions.Deletions.KEEP);

    private final IssueRing ring = new IssueRing();

    @Test
    void eachLineIsCreatedUpdatedUnchangedOrSkipped() {
        ImportReport report = importing(fixture());

        assertThat(report.read()).isEqualTo(21);
        assertThat(report.created()).isEqualTo(17);
        assertThat(report.skipped()).isEqualTo(4);
        assertThat(report.created() + report.updated() + report.unchanged() + report.skipped())
                .isEqualTo(report.read());
    }

    @Test
    void sameFileAgainChangesNothing() {
        importing(fixture());
        ImportReport again = importing(fixture());

        assertThat(again.created()).isZero();
        assertThat(again.updated()).isZero();
        assertThat(again.unchanged()).isEqualTo(17);
    }

    @Test
    void changedIssueIsUpdatedAndNothingElse() {
        importing("{'id':'a','title':'One'}", "{'id':'b','title':'Two'}");
        ImportReport report = importing("{'id':'a','title':'One, better'}", "{'id':'b','title':'Two'}");

        assertThat(report.updated()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(task("a").title()).isEqualTo("One, better");
        assertThat(task("a").version()).isEqualTo(2);
    }

    @Test
    void statusesSayHowATaskEntersTheRing() {
        importing(fixture());

        assertThat(status("ex-closed")).isEqualTo(TaskStatus.DONE);
        assertThat(status("ex-open")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(Stream.of("ex-deferred", "ex-pinned", "ex-custom", "ex-template", "ex-gate")
                        .map(this::status))
                .containsOnly(TaskStatus.DRAFT);
        assertThat(status("ex-later")).isEqualTo(TaskStatus.BLOCKED);
        assertThat(task("ex-later").provisoOrNone().notBefore()).isEqualTo("2099-01-01T00:00:00Z");
    }

    @Test
    void issueOpenedSinceIsSubmitted() {
        importing("{'id':'a','title':'One','status':'deferred'}");
        ImportReport report = importing("{'id':'a','title':'One','status':'open'}");

        assertThat(ring.done).containsExactly("submit kit-1");
        assertThat(report.updated()).isEqualTo(1);
    }

    @Test
    void issueClosedSinceIsReportedAndLeft() {
        importing("{'id':'a','title':'One'}");
        ImportReport report = importing("{'id':'a','title':'One','status':'closed'}");

        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("closed in the file but not finished here"));
    }

    @Test
    void blockingLinksBecomeDependenciesAndOthersAreCounted() {
        ImportReport report = importing(
                "{'id':'a','title':'A','dependencies':[{'issue_id':'a','depends_on_id':'b','type':'blocks'},"
                        + "{'issue_id':'a','depends_on_id':'b','type':'related'},"
                        + "{'issue_id':'a','depends_on_id':'c','type':'blocked-by'},"
                        + "{'issue_id':'a','depends_on_id':'c','type':'made-up'}]}",
                "{'id':'b','title':'B'}",
                "{'id':'c','title':'C'}");

        assertThat(dependencies("a")).containsExactlyInAnyOrder("b", "c");
        assertThat(report.dependencies()).isEqualTo(2);
        assertThat(report.nonBlocking()).isEqualTo(2);
    }

    @Test
    void openParentDoesNotBlockItsChildrenButItsBlockersDo() {
        importing(
                "{'id':'p','title':'Parent','dependencies':[{'depends_on_id':'x','type':'blocks'}]}",
                "{'id':'c','title':'Child','dependencies':[{'depends_on_id':'p','type':'parent_child'}]}",
                "{'id':'x','title':'Blocker'}");

        assertThat(dependencies("c")).containsExactly("x");
    }

    @Test
    void whoWaitsForAnEpicWaitsForItsChildren() {
        importing(
                "{'id':'e','title':'Epic','issue_type':'epic'}",
                "{'id':'e2','title':'Inner epic','issue_type':'epic','parent':'e'}",
                "{'id':'c1','title':'One','parent':'e'}",
                "{'id':'c2','title':'Two','parent':'e2'}",
                "{'id':'x','title':'After','dependencies':[{'depends_on_id':'e','type':'blocks'}]}");

        assertThat(dependencies("x")).containsExactlyInAnyOrder("c1", "c2");
        assertThat(status("e")).isEqualTo(TaskStatus.DRAFT);
        assertThat(status("c1")).isEqualTo(TaskStatus.BLOCKED);
    }

    @Test
    void closedEpicHoldsNobodyUpThoughAChildIsOpen() {
        importing(
                "{'id':'e','title':'Epic','issue_type':'epic','status':'closed','dependencies':[{'depends_on_id':'b'}]}",
                "{'id':'b','title':'Blocker'}",
                "{'id':'c','title':'Child','parent':'e'}",
                "{'id':'x','title':'After','dependencies':[{'depends_on_id':'e','type':'blocks'}]}");

        assertThat(dependencies("x")).containsExactly("e");
        assertThat(dependencies("c")).isEmpty();
        assertThat(status("e")).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void danglingTargetIsReportedAndDoesNotBlock() {
        ImportReport report =
                importing("{'id':'a','title':'A','dependencies':[{'depends_on_id':'gone','type':'blocks'}]}");

        assertThat(report.dangling()).containsExactly(new ImportReport.Dangling("a", "gone"));
        assertThat(dependencies("a")).isEmpty();
    }

    @Test
    void taskOfAnEarlierImportIsNoDanglingTarget() {
        importing("{'id':'old','title':'Old'}");
        ImportReport report =
                importing("{'id':'a','title':'A','dependencies':[{'depends_on_id':'old','type':'blocks'}]}");

        assertThat(report.dangling()).isEmpty();
        assertThat(dependencies("a")).containsExactly("old");
    }

    @Test
    void cycleIsKeptAndNamedInOrder() {
        ImportReport report = importing(
                "{'id':'b','title':'B','dependencies':[{'depends_on_id':'c','type':'blocks'}]}",
                "{'id':'c','title':'C','dependencies':[{'depends_on_id':'a','type':'blocks'}]}",
                "{'id':'a','title':'A','dependencies':[{'depends_on_id':'b','type':'blocks'}]}",
                "{'id':'s','title':'S','dependencies':[{'depends_on_id':'s','type':'blocks'}]}");

        assertThat(report.cycles()).containsExactly(List.of("a", "b", "c"), List.of("s"));
        assertThat(dependencies("a")).containsExactly("b");
        assertThat(report.dependencies()).isEqualTo(3);
    }

    @Test
    void badLineIsReportedWithItsNumberAndTheRestImported() {
        ImportReport report = importing("{'id':'a','title':'A'}", "{oops", "", "{'title':'no id'}", "[1]");

        assertThat(report.created()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(3);
        assertThat(report.problems()).extracting(LineProblem::line).containsExactly(2, 4, 5);
    }

    @Test
    void textsPriorityKindAndEstimateAreTakenOver() {
        importing("{'id':'a','title':'  A  title ','description':'What.','design':'How.','notes':'Mind.','priority':0,"
                + "'issue_type':'enhancement','estimated_minutes':90,'labels':['ui','ui','db'],"
                + "'acceptance_criteria':'- [ ] It works\\n- [x] It is fast'}");

        TaskDefinition task = task("a");
        assertThat(task.title()).isEqualTo("A title");
        assertThat(task.description()).isEqualTo("What.\n\n## Design\n\nHow.\n\n## Notes\n\nMind.");
        assertThat(task.acceptanceCriteria()).containsExactly("It works", "It is fast");
        assertThat(task.priority().level()).isZero();
        assertThat(task.kind()).isEqualTo(TaskKind.FEATURE);
        assertThat(task.estimate()).isEqualTo(Duration.ofMinutes(90));
        assertThat(task.labels()).containsExactly("ui", "db");
        assertThat(task.externalId()).isEqualTo("a");
    }

    @Property(tries = 200)
    void anyTextAtAllIsReadWithoutFailing(@ForAll List<String> lines) {
        ImportReport report = importing(lines.toArray(String[]::new));

        assertThat(report.read())
                .isEqualTo(report.created() + report.updated() + report.unchanged() + report.skipped());
    }

    /** Planted and seen: bytes that a JSON reader takes for another encoding, and for a failure of input instead of a bad line. */
    @Property(tries = 200)
    void anyBytesAtAllAreReadWithoutFailing(@ForAll byte[] bytes, @ForAll boolean zeros) {
        byte[] line = zeros ? new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, '{', '}'} : bytes;

        ImportReport report = ring.take(line, LENIENT);

        assertThat(report.read())
                .isEqualTo(report.created() + report.updated() + report.unchanged() + report.skipped());
    }

    private ImportReport importing(String... lines) {
        return importing(LENIENT, lines);
    }

    private ImportReport importing(ImportOptions options, String... lines) {
        String content =
                Stream.of(lines).map(line -> line.replace('\'', '"') + "\n").collect(Collectors.joining());
        return ring.take(content.getBytes(StandardCharsets.UTF_8), options);
    }

    private TaskDefinition task(String issue) {
        return ring.known(issue).definition();
    }

    private TaskStatus status(String issue) {
        return ring.known(issue).status();
    }

    private Set<String> dependencies(String externalId) {
        Map<TaskId, String> names = ring.names();
        return task(externalId).dependsOn().stream().map(names::get).collect(Collectors.toSet());
    }

    private static String[] fixture() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                BeadsImportTest.class.getResourceAsStream("/beads/example.jsonl"), StandardCharsets.UTF_8))) {
            return reader.lines().toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
