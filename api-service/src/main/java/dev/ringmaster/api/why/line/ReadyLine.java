package dev.ringmaster.api.why.line;

import dev.ringmaster.model.event.LinedUpTask;
import dev.ringmaster.model.event.StatusEvent.QueueLinedUp;
import dev.ringmaster.model.id.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project's ready tasks in the order in which the queue takes them, as far as it is known: the line that the queue told last, without
 * those that have left it, and with those that became ready since where their score and waiting time put them.
 */
public final class ReadyLine {

    private static final int SHOWN = 20;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /**
     * A task that is ready now.
     *
     * @param score as its state tells; the line's own is newer for those that stood in it
     * @param since when it became ready
     * @param ordinal its place in the order of creation
     */
    public record Waiting(TaskId task, double score, Instant since, long ordinal) {}

    private record Stand(TaskId task, double urgency, int toldAt, long ordinal) {}

    private static final Comparator<Stand> ORDER = Comparator.comparingDouble(Stand::urgency)
            .reversed()
            .thenComparingInt(Stand::toldAt)
            .thenComparingLong(Stand::ordinal)
            .thenComparing(Stand::task);

    private final List<TaskId> order;
    private final int ready;

    private ReadyLine(List<TaskId> order, int ready) {
        this.order = order;
        this.ready = ready;
    }

    /** @param told null as long as the queue has told none */
    public static ReadyLine of(@Nullable QueueLinedUp told, List<Waiting> waiting) {
        if (told == null) {
            return new ReadyLine(List.of(), waiting.size());
        }
        Map<TaskId, Integer> places = new HashMap<>();
        for (LinedUpTask each : told.line()) {
            places.put(each.task(), places.size());
        }
        boolean whole = told.ready() <= told.line().size();
        List<Stand> stands = new ArrayList<>();
        for (Waiting each : waiting) {
            Integer place = places.get(each.task());
            LinedUpTask known = place == null ? null : told.line().get(place);
            if (place != null && known != null && !each.since().isAfter(told.at())) {
                stands.add(
                        new Stand(each.task(), urgency(known.score(), known.readyAt(), told), place, each.ordinal()));
            } else if (whole || each.since().isAfter(told.at())) {
                stands.add(new Stand(
                        each.task(), urgency(each.score(), each.since(), told), Integer.MAX_VALUE, each.ordinal()));
            }
        }
        stands.sort(ORDER);
        List<TaskId> order = stands.stream().map(Stand::task).toList();
        return new ReadyLine(whole ? order : known(order, stands, told), waiting.size());
    }

    /** Behind the last of a line that was cut off, those that were left out may stand anywhere. */
    private static List<TaskId> known(List<TaskId> order, List<Stand> stands, QueueLinedUp told) {
        LinedUpTask last = told.line().getLast();
        double least = urgency(last.score(), last.readyAt(), told);
        return order.subList(
                0, (int) stands.stream().filter(each -> each.urgency() >= least).count());
    }

    /** Orders as score + ageing × hours of waiting would at any moment. */
    private static double urgency(double score, Instant readyAt, QueueLinedUp told) {
        return score - told.ageingPerHour() * (readyAt.toEpochMilli() / MILLIS_PER_HOUR);
    }

    /** Where a ready task stands. */
    public Place of(TaskId task) {
        int at = order.indexOf(task);
        List<TaskId> before = at < 0 ? order : order.subList(0, at);
        return new Place(before.size() + 1, ready, before.stream().limit(SHOWN).toList(), at < 0);
    }
}
