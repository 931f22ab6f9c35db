package dev.ringmaster.queue.rank;

import static dev.ringmaster.queue.Fixtures.id;
import static dev.ringmaster.queue.Fixtures.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringmaster.analysis.graph.GraphSnapshot;
import dev.ringmaster.analysis.metric.Certainty;
import dev.ringmaster.model.event.MetricStatus;
import dev.ringmaster.model.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static final RankWeights WEIGHTS = new RankWeights(0.2, 0.2, 0.3, 0.3, 1);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void taskThatUnblocksAChainRanksAboveOneThatUnblocksNothing() {
        // 0 ← 1 ← 2, and 3 alone
        Ranking ranking = rank(graph(new int[][] {{}, {0}, {1}, {}}, 2, 2, 2, 2));

        assertThat(score(ranking, 0)).isGreaterThan(score(ranking, 3));
        assertThat(score(ranking, 1)).isGreaterThan(score(ranking, 2));
    }

    @Test
    void whatAnUrgentTaskWaitsForIsAsUrgent() {
        // 2 (P0) needs 1 needs 0 (both P4); 3 is P4 alone
        Ranking ranking = rank(graph(new int[][] {{}, {0}, {1}, {}}, 4, 4, 0, 4));

        assertThat(known(ranking.scores(), task(0)).priority())
                .isEqualTo(known(ranking.scores(), task(2)).priority())
                .isEqualTo(0.3, within(1e-12));
        assertThat(known(ranking.scores(), task(3)).priority()).isZero();
    }

    @Test
    void taskInheritsAsMuchOfAnUrgentOneAsTheSettingsSay() {
        // 2 (P0) needs 1 needs 0 (both P4)
        GraphSnapshot graph = graph(new int[][] {{}, {0}, {1}}, 4, 4, 0);

        Map<TaskId, Score> half = new Ranker(() -> 0)
                .rank(graph, new RankWeights(0, 0, 0, 1, 0.5), LIMIT)
                .scores();
        Map<TaskId, Score> none = new Ranker(() -> 0)
                .rank(graph, new RankWeights(0, 0, 0, 1, 0), LIMIT)
                .scores();

        assertThat(known(half, task(0)).priority()).isEqualTo(0.5, within(1e-12));
        assertThat(known(half, task(2)).priority()).isEqualTo(1, within(1e-12));
        assertThat(known(none, task(0)).priority()).isZero();
        assertThat(known(none, task(2)).priority()).isEqualTo(1, within(1e-12));
    }

    @Test
    void scoresStayBetweenZeroAndOne() {
        Ranking ranking = rank(random(200, 7));

        assertThat(ranking.scores().values())
                .allSatisfy(score -> assertThat(score.total()).isBetween(0.0, 1.0 + 1e-9));
    }

    @Test
    void sameGraphGivesTheSameScores() {
        assertThat(rank(random(300, 3)).scores()).isEqualTo(rank(random(300, 3)).scores());
    }

    @Test
    void metricThatPassesItsTimeLimitIsReportedAndCountsForNothing() {
        AtomicLong clock = new AtomicLong();
        Ranker slow = new Ranker(() -> clock.addAndGet(Duration.ofSeconds(3).toNanos()));

        Ranking ranking = slow.rank(random(100, 1), WEIGHTS, LIMIT);

        assertThat(ranking.metrics())
                .filteredOn(metric -> metric.metric().equals("betweenness"))
                .singleElement()
                .extracting(MetricStatus::status)
                .isEqualTo("timed_out");
        assertThat(ranking.scores().values()).allMatch(score -> score.betweenness() == 0);
    }

    @Test
    void cycleDoesNotKeepTheRestFromBeingRanked() {
        Ranking ranking = rank(graph(new int[][] {{1}, {0}, {}, {2}}, 2, 2, 2, 2));

        assertThat(score(ranking, 2)).isGreaterThan(score(ranking, 3));
    }

    /** Nothing leads through a ready task; how many wait for it is what tells it from others. */
    @Test
    void betweennessTellsReadyTasksApart() {
        // 0 ← 1 ← 2, and 3 ← 4
        Ranking ranking = rank(graph(new int[][] {{}, {0}, {1}, {}, {3}}, 2, 2, 2, 2, 2));

        assertThat(known(ranking.scores(), task(0)).betweenness())
                .isGreaterThan(known(ranking.scores(), task(3)).betweenness())
                .isPositive();
    }

    @Test
    void graphThatIsTooDenseForExactPathsIsSampledAndSaysSo() {
        Ranking ranking = new Ranker(() -> 0, 10).rank(random(200, 5), WEIGHTS, LIMIT);

        MetricStatus status = betweenness(ranking);
        assertThat(status.status()).isEqualTo("approximate");
        assertThat(status.epsilon()).isEqualTo(0.1);
        assertThat(status.delta()).isEqualTo(0.1);
        assertThat(status.samples()).isGreaterThan(200);
        assertThat(ranking.scores())
                .isEqualTo(new Ranker(() -> 0, 10)
                        .rank(random(200, 5), WEIGHTS, LIMIT)
                        .scores());
    }

    /** Whoever leaves out what is counted before the samples are drawn gives all ready tasks the same when time is short. */
    @Test
    void readyTasksAreToldApartExactlyThoughTheSamplesRunOutOfTime() {
        AtomicLong clock = new AtomicLong();
        Ranker hurried = new Ranker(() -> clock.addAndGet(Duration.ofSeconds(1).toNanos()), 0);
        // 0 ← 1 ← 2, and 3 ← 4
        GraphSnapshot graph = graph(new int[][] {{}, {0}, {1}, {}, {3}}, 2, 2, 2, 2, 2);

        DeepMetrics deep = hurried.deep(graph, LIMIT);

        assertThat(deep.certainty()).isInstanceOf(Certainty.TimedOut.class);
        assertThat(deep.paths()).isEqualTo(Map.of(task(0), 2.0, task(3), 1.0));
        DeepMetrics exact = new Ranker(() -> 0).deep(graph, LIMIT);
        assertThat(exact.certainty()).isInstanceOf(Certainty.Exact.class);
        assertThat(exact.paths()).containsAllEntriesOf(deep.paths());
    }

    @Test
    void quickRankingKeepsTheLastBetweennessAndSaysSinceWhen() {
        Ranker ranker = new Ranker(() -> 0);
        DeepMetrics deep = ranker.deep(graph(new int[][] {{}, {0}, {1}}, 2, 2, 2), LIMIT);
        Instant since = Instant.parse("2026-11-23T10:00:00Z");

        Ranking ranking = ranker.quick(graph(new int[][] {{}, {0}, {1}, {0}}, 4, 4, 4, 0), WEIGHTS, LIMIT, deep, since);

        assertThat(betweenness(ranking).status()).isEqualTo("stale");
        assertThat(betweenness(ranking).since()).isEqualTo(since);
        assertThat(known(ranking.scores(), task(0)).betweenness()).isPositive();
        assertThat(known(ranking.scores(), task(0)).priority())
                .isEqualTo(known(ranking.scores(), task(3)).priority());
    }

    @Test
    void quickRankingOfAProjectThatWasNeverLookedAtSaysThatBetweennessIsMissing() {
        Ranking ranking = new Ranker(() -> 0)
                .quick(graph(new int[][] {{}, {0}}, 2, 2), WEIGHTS, LIMIT, DeepMetrics.NONE, Instant.EPOCH);

        assertThat(betweenness(ranking).status()).isEqualTo("timed_out");
    }

    @Test
    void emptyGraphIsRanked() {
        assertThat(rank(graph(new int[0][])).scores()).isEmpty();
    }

    private static Ranking rank(GraphSnapshot graph) {
        return new Ranker(() -> 0).rank(graph, WEIGHTS, LIMIT);
    }

    private static MetricStatus betweenness(Ranking ranking) {
        return ranking.metrics().stream()
                .filter(metric -> metric.metric().equals("betweenness"))
                .findAny()
                .orElseThrow();
    }

    private static double score(Ranking ranking, int v) {
        return known(ranking.scores(), task(v)).total();
    }

    /** Each task depends on up to three earlier ones. */
    private static GraphSnapshot random(int size, long seed) {
        Random random = new Random(seed);
        int[][] needed = new int[size][];
        for (int v = 0; v < size; v++) {
            int limit = v;
            needed[v] = v == 0
                    ? new int[0]
                    : random.ints(random.nextInt(4), 0, limit)
                            .distinct()
                            .sorted()
                            .toArray();
        }
        int[] priorities = random.ints(size, 0, 5).toArray();
        double[] minutes = random.doubles(size, 1, 100).toArray();
        return GraphSnapshot.of(tasks(size), needed, priorities, minutes);
    }

    private static GraphSnapshot graph(int[][] needed, int... priorities) {
        double[] minutes = new double[needed.length];
        Arrays.fill(minutes, 10);
        return GraphSnapshot.of(tasks(needed.length), needed, priorities, minutes);
    }

    private static List<TaskId> tasks(int n) {
        return IntStream.range(0, n).mapToObj(RankerTest::task).toList();
    }

    private static TaskId task(int v) {
        return id("t" + v);
    }
}
