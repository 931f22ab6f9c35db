package dev.ringmaster.api.beads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringmaster.api.beads.format.LineProblem;
import dev.ringmaster.model.id.TaskId;
import dev.ringmaster.model.issue.IssueFileGenerator;
import dev.ringmaster.model.issue.IssueFileGenerator.Dialect;
import dev.ringmaster.model.task.Proviso;
import dev.ringmaster.model.task.TaskDefinition;
import dev.ringmaster.model.task.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeadsFileTest {

    private static final ImportOptions SKIPPING = new ImportOptions(true, ImportOptions.Deletions.FEW);

    private final IssueRing ring = new IssueRing();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"title\":\"A\"}",
                "{\"id\":\"a\",\"title\":\"A\"}\r\n{\"id\":\"b\",\"title\":\"B\"}\r\n",
                "\uFEFF{\"id\":\"a\",\"title\":\"A\"}\n\n \n{\"id\":\"b\",\"title\":\"B\"}\n\n",
                "{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"a\",\"title\":\"Again\"}\n",
                "{\"_type\":\"memory\",\"key\":3,\"value\":\"v\"}\n{\"_type\":\"novelty\",\"id\":7}\n",
                "{\"id\":\"a\",\"status\":\"tombstone\"}\n{\"title\":\"twice\",\"id\":\"b\",\"title\":\"B\"}\n"
            })
    void everyKindOfLineAndLineEndComesBack(String file) {
        assertThat(ring.take(file).refused()).isEmpty();
        assertThat(ring.export()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {oops                                                        | is not JSON
                    [1]                                                          | is not a JSON object
                    {"id":"x","title":"X"} {"id":"y"}                            | holds more than one JSON object
                    {"title":"X"}                                                | has no id
                    {"id":null,"title":"X"}                                      | has no id
                    {"id":7,"title":"X"}                                         | id must be text, not a number
                    {"id":"x"}                                                   | issue x has no title
                    {"id":"x","title":"X","labels":"ui"}                         | labels must be a list, not text
                    {"id":"x","title":"X","labels":[1]}                          | labels must be texts, not a number
                    {"id":"x","title":"X","dependencies":[7]}                    | dependencies must be objects, not a number
                    {"id":"x","title":"X","dependencies":[{"depends_on_id":7}]}  | dependencies: depends_on_id must be text
                    {"id":"x","title":"X","estimated_minutes":"long"}            | estimated_minutes must be a number, not text
                    {"id":"x","title":"X","pinned":"yes"}                        | pinned must be true or false, not text
                    {"id":"x","title":"X","priority":[]}                         | priority must be a number, not a list
                    {"id":"x","title":"X","description":{}}                      | description must be text, not an object
                    """)
    void invalidLineIsNamedAndTheRestImportedOnlyIfAsked(String bad, String why) {
        String file = "{\"id\":\"a\",\"title\":\"A\"}\n" + bad + "\n{\"id\":\"b\",\"title\":\"B\"}\n";

        ImportReport refused = ring.take(file);
        assertThat(refused.refused()).hasSize(1).first().asString().contains("1 line is invalid", "--skip-invalid");
        assertThat(ring.done).isEmpty();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.invalid()).isTrue();
            assertThat(problem.message()).startsWith(why);
        });

        ring.take(file.getBytes(StandardCharsets.UTF_8), SKIPPING);
        assertThat(ring.done).containsExactly("create a", "create b");
        assertThat(ring.export()).isEqualTo("{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",\"title\":\"B\"}\n");
    }

    @Test
    void lineOfSixtyMegabytesIsImportedAndComesBackWhole() {
        byte[] file = longLine(60 << 20);

        ImportReport report = ring.take(file, ImportOptions.USUAL);

        assertThat(report.problems())
                .extracting(LineProblem::message)
                .containsExactly(
                        "description is longer than 200000 characters and was cut; the file's line is kept whole");
        assertThat(ring.known("big").definition().description())
                .hasSize(200_000)
                .endsWith("y");
        assertThat(ring.export().getBytes(StandardCharsets.UTF_8)).isEqualTo(file);
        ring.change(TaskBuilder.retitled(ring.known("big").definition(), "Smaller"), TaskStatus.BLOCKED);
        assertThat(ring.export()).startsWith("{\"id\":\"big\",\"title\":\"Smaller\",\"description\":\"é\\\"yyy");
    }

    @Test
    void longerLineIsNamedAndTheNextOneRead() {
        ImportReport report = ring.take(longLine(65 << 20), SKIPPING);

        assertThat(report.problems()).containsExactly(new LineProblem(1, "is longer than 64 MB", true));
        assertThat(ring.done).containsExactly("create small");
    }

    @Test
    void massDeletionIsRefusedUnlessInsisted() {
        String all = lines(20);
        ring.take(all);

        ImportReport refused = ring.take(lines(15));
        assertThat(refused.refused())
                .singleElement()
                .asString()
                .contains("5 of the 20 issues", "--deletions apply", "--deletions keep");
        assertThat(ring.export()).isEqualTo(all);

        ring.take(lines(15).getBytes(StandardCharsets.UTF_8), new ImportOptions(false, ImportOptions.Deletions.KEEP));
        assertThat(ring.done).isEmpty();
        assertThat(ring.export()).isEqualTo(all);

        ring.take(lines(15).getBytes(StandardCharsets.UTF_8), new ImportOptions(false, ImportOptions.Deletions.APPLY));
        assertThat(ring.done).hasSize(5).first().isEqualTo("call off kit-16");
        assertThat(ring.export()).isEqualTo(lines(15));
    }

    @Test
    void tombstoneCallsItsTaskOffAndAMissingIssueStays() {
        ring.take(lines(20));
        String file = lines(18) + "{\"id\":\"i-19\",\"title\":\"x\",\"status\":\"tombstone\"}\n";

        ImportReport report = ring.take(file);

        assertThat(ring.done).containsExactly("call off kit-19");
        assertThat(report.missing()).containsExactly("i-20");
        assertThat(report.calledOff()).containsExactly("i-19");
        assertThat(ring.export()).isEqualTo(file + "{\"id\":\"i-20\",\"title\":\"Title 20\"}\n");
    }

    @Test
    void taskOfNoImportBecomesALineAndIsNotMadeTwiceByIt() {
        ring.take("{\"id\":\"a\",\"title\":\"A\"}");
        TaskDefinition a = ring.known("a").definition();
        TaskDefinition own = new TaskDefinition(
                new TaskId("kit-2"),
                IssueRing.PROJECT,
                "Own",
                "",
                a.acceptanceCriteria(),
                a.priority(),
                a.kind(),
                Set.of(a.id()),
                a.labels(),
                a.requires(),
                null,
                a.gates(),
                null,
                null,
                null,
                1,
                IssueRing.NOW);
        ring.change(own, TaskStatus.READY);

        String file = ring.export();
        assertThat(file).isEqualTo("""
                {"id":"a","title":"A"}
                {"id":"kit-2","title":"Own","status":"open","priority":2,"issue_type":"task","created_at":"2026-01-01T00:00:00Z",\
                "created_by":"ringmaster","updated_at":"2026-01-01T00:00:00Z","dependencies":[{"issue_id":"kit-2","depends_on_id":"a",\
                "type":"blocks","created_at":"2026-01-01T00:00:00Z","created_by":"ringmaster"}]}
                """);
        ring.take(file);
        assertThat(ring.done).isEmpty();
        assertThat(ring.export()).isEqualTo(file);
    }

    @Test
    void issueOpenedAgainInTheFileStaysOpenThereAndIsReported() {
        ring.take("{\"id\":\"a\",\"title\":\"A\",\"status\":\"closed\"}\n");
        String again = "{\"id\":\"a\",\"title\":\"A\",\"status\":\"in_progress\"}\n";

        ImportReport report = ring.take(again);

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("is open again in the file but final here as kit-1"));
        assertThat(ring.export()).isEqualTo(again);
    }

    @Test
    void childThatIsBlockedByItsOwnEpicDoesNotWaitForItsBrothers() {
        ImportReport report = ring.take("""
                {"id":"e","title":"E","issue_type":"epic"}
                {"id":"c1","title":"C1","parent":"e","dependencies":[{"depends_on_id":"e","type":"blocks"}]}
                {"id":"c2","title":"C2","parent":"e","dependencies":[{"depends_on_id":"e","type":"blocks"}]}
                """);

        assertThat(report.cycles()).isEmpty();
        assertThat(ring.known("c1").definition().dependsOn()).isEmpty();
    }

    @Test
    void finishedTaskClosesItsIssueAndNothingElseOfTheLine() {
        ring.take("{\"id\":\"a\",\"x\": 1.50,\"title\":\"A\",\"status\":\"open\"}\n");
        ring.change(ring.known("a").definition(), TaskStatus.DONE);

        assertThat(ring.export())
                .isEqualTo(
                        "{\"id\":\"a\",\"x\": 1.50,\"title\":\"A\",\"status\":\"closed\",\"closed_at\":\"2026-01-01T00:00:00Z\","
                                + "\"close_reason\":\"done\",\"updated_at\":\"2026-01-01T00:00:00Z\"}\n");
    }

    @Test
    void dependenciesAddedAndRemovedHereLeaveTheOtherLinksAsTheyAre() {
        String kept = "{ \"depends_on_id\":\"c\",\"type\":\"related\" }";
        ring.take("{\"id\":\"a\",\"title\":\"A\",\"dependencies\":[{\"depends_on_id\":\"b\",\"type\":\"blocks\"}, "
                + kept + "]}\n{\"id\":\"b\",\"title\":\"B\"}\n{\"id\":\"c\",\"title\":\"C\"}\n");
        ring.change(
                TaskBuilder.dependingOn(
                        ring.known("a").definition(),
                        Set.of(ring.known("c").definition().id())),
                TaskStatus.BLOCKED);

        assertThat(ring.export())
                .startsWith("{\"id\":\"a\",\"title\":\"A\",\"dependencies\":[" + kept
                        + ",{\"issue_id\":\"a\",\"depends_on_id\":\"c\",\"type\":\"blocks\"");
    }

    @Test
    void changedDescriptionGoesBeforeTheSectionsOfDesignAndNotes() {
        ring.take("{\"id\":\"a\",\"title\":\"A\",\"description\":\"What.\",\"design\":\"How.\"}\n");
        ring.change(
                TaskBuilder.described(ring.known("a").definition(), "More.\n\n## Design\n\nHow."), TaskStatus.BLOCKED);
        assertThat(ring.export())
                .startsWith("{\"id\":\"a\",\"title\":\"A\",\"description\":\"More.\",\"design\":\"How.\"");

        ring.change(TaskBuilder.described(ring.known("a").definition(), "All anew."), TaskStatus.BLOCKED);
        assertThat(ring.export())
                .startsWith("{\"id\":\"a\",\"title\":\"A\",\"description\":\"All anew.\",\"design\":\"\"");
    }

    /** Planted and caught: children that take no notice of their parent's time. */
    @Test
    void deferredParentDefersItsChildrenUntilItsTime() {
        String file = "{\"id\":\"p\",\"title\":\"P\",\"defer_until\":\"2026-02-01T00:00:00Z\"}\n"
                + "{\"id\":\"c\",\"title\":\"C\",\"parent\":\"p\"}\n"
                + "{\"id\":\"d\",\"title\":\"D\",\"parent\":\"p\",\"defer_until\":\"2026-03-01T00:00:00+01:00\"}\n";
        ring.take(file);

        assertThat(ring.known("c").status()).isEqualTo(TaskStatus.BLOCKED);
        assertThat(notBefore("p")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(notBefore("c")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(notBefore("d")).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(ring.export()).isEqualTo(file);
        ring.take(file);
        assertThat(ring.done).isEmpty();
    }

    @Test
    void momentChangedOnOneSideGoesToTheOther() {
        ring.take("{\"id\":\"a\",\"title\":\"A\",\"defer_until\":\"2026-02-01T00:00:00Z\"}\n");
        ring.take("{\"id\":\"a\",\"title\":\"A\",\"defer_until\":\"2026-02-02T00:00:00Z\"}\n");
        assertThat(notBefore("a")).isEqualTo("2026-02-02T00:00:00Z");

        ring.change(
                ring.known("a").definition().with(new Proviso(Instant.parse("2026-02-03T00:00:00Z"))),
                TaskStatus.BLOCKED);
        assertThat(ring.export()).startsWith("{\"id\":\"a\",\"title\":\"A\",\"defer_until\":\"2026-02-03T00:00:00Z\"");
        ring.take(ring.export());
        assertThat(notBefore("a")).isEqualTo("2026-02-03T00:00:00Z");

        ring.change(ring.known("a").definition().with(Proviso.NONE), TaskStatus.BLOCKED);
        assertThat(ring.export()).startsWith("{\"id\":\"a\",\"title\":\"A\",\"defer_until\":null");
    }

    /** Planted and caught: a draft that is submitted without the time that its file has said all along. */
    @Test
    void draftThatAnEarlierVersionMadeOfADeferredIssueGetsItsTime() {
        String file = "{\"id\":\"a\",\"title\":\"A\",\"defer_until\":\"2026-02-01T00:00:00Z\"}\n";
        ring.take(file);
        ring.change(ring.known("a").definition().with(Proviso.NONE), TaskStatus.DRAFT);
        assertThat(ring.export()).isEqualTo(file);

        ring.take(file);

        assertThat(ring.done).containsExactly("update a", "submit kit-1");
        assertThat(notBefore("a")).isEqualTo("2026-02-01T00:00:00Z");
    }

    private @Nullable Instant notBefore(String issue) {
        return ring.known(issue).definition().provisoOrNone().notBefore();
    }

    @ParameterizedTest
    @CsvSource({"open,,DRAFT", "closed,merged,DRAFT", "closed,Rejected by review,BLOCKED", "closed,build failed,BLOCKED"
    })
    void conditionalIssueRunsOnlyOnceTheOtherOneHasFailed(String status, String reason, TaskStatus expected) {
        ring.take(
                "{\"id\":\"a\",\"title\":\"A\",\"status\":\"" + status + "\",\"close_reason\":\"" + reason + "\"}\n"
                        + "{\"id\":\"b\",\"title\":\"B\",\"dependencies\":[{\"depends_on_id\":\"a\",\"type\":\"conditional-blocks\"}]}\n");
        assertThat(ring.known("b").status()).isEqualTo(expected);
    }

    @Test
    void anyClosedChildIsEnoughForWhoWaitsForAny() {
        String waits =
                "{\"id\":\"w\",\"title\":\"W\",\"dependencies\":[{\"depends_on_id\":\"p\",\"type\":\"waits-for\","
                        + "\"metadata\":\"{\\\"gate\\\":\\\"any-children\\\"}\"}]}\n{\"id\":\"p\",\"title\":\"P\"}\n"
                        + "{\"id\":\"c2\",\"title\":\"C2\",\"parent\":\"p\"}\n";
        ring.take(waits + "{\"id\":\"c1\",\"title\":\"C1\",\"parent\":\"p\"}\n");
        assertThat(ring.known("w").definition().dependsOn()).hasSize(2);

        ring.take(waits + "{\"id\":\"c1\",\"title\":\"C1\",\"parent\":\"p\",\"status\":\"closed\"}\n");
        assertThat(ring.known("w").definition().dependsOn()).isEmpty();
    }

    @Test
    void thousandsOfIssuesKeepTheirHierarchicalIdsAndComeBack() {
        String file = String.join("\n", new IssueFileGenerator(7, Dialect.BD).project(5000)) + "\n";

        ImportReport report = ring.take(file);

        assertThat(report.created()).isGreaterThan(4900);
        assertThat(ring.names().values()).anyMatch(name -> name.matches("bd-\\w+\\.\\d+"));
        assertThat(ring.export()).isEqualTo(file);
    }

    private static byte[] longLine(int size) {
        byte[] line = new byte[size];
        Arrays.fill(line, (byte) 'y');
        byte[] head = "{\"id\":\"big\",\"title\":\"Big\",\"description\":\"é\\\"".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\"}\n{\"id\":\"small\",\"title\":\"Small\"}\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(tail, 0, line, size - tail.length, tail.length);
        return line;
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append("{\"id\":\"i-")
                    .append(i)
                    .append("\",\"title\":\"Title ")
                    .append(i)
                    .append("\"}\n");
        }
        return lines.toString();
    }
}
