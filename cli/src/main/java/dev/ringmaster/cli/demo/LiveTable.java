package dev.ringmaster.cli.demo;

import dev.ringmaster.cli.output.Ink;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the tasks while they run: on a terminal one table updated in place, elsewhere one line for each change. */
final class LiveTable {

    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[0J";
    private static final int TITLE = 44;

    private final PrintStream out;
    private final boolean inPlace;
    private final Ink ink;
    private final Map<String, String> told = new HashMap<>();
    private int lines;

    LiveTable(PrintStream out, boolean inPlace, Ink ink) {
        this.out = out;
        this.inPlace = inPlace;
        this.ink = ink;
    }

    void show(List<DemoTask> tasks, Duration sinceStart) {
        if (inPlace) {
            redraw(tasks, sinceStart);
        } else {
            tellChanges(tasks, sinceStart);
        }
    }

    private void redraw(List<DemoTask> tasks, Duration sinceStart) {
        StringBuilder screen = new StringBuilder();
        if (lines > 0) {
            screen.append(UP_AND_CLEAR.formatted(lines));
        }
        screen.append(ink.faint("%-10s %-12s %3s  %s".formatted("ID", "STATUS", "TRY", "TITLE")))
                .append('\n');
        for (DemoTask task : tasks) {
            String status = "%-12s".formatted(task.status());
            screen.append("%-10s ".formatted(task.id()))
                    .append(status.replace(task.status(), ink.status(task.status())))
                    .append(" %3s  %s".formatted(task.attempt() == 0 ? "" : task.attempt(), cut(task.title())))
                    .append('\n');
        }
        long done = tasks.stream().filter(DemoTask::done).count();
        screen.append("%d of %d done after %s%n".formatted(done, tasks.size(), seconds(sinceStart)));
        out.print(screen);
        out.flush();
        lines = tasks.size() + 2;
    }

    private void tellChanges(List<DemoTask> tasks, Duration sinceStart) {
        for (DemoTask task : tasks) {
            String now = task.status() + task.attempt();
            if (!now.equals(told.put(task.id(), now))) {
                out.printf(
                        "%8s  %-10s %-12s %s%s%n",
                        seconds(sinceStart),
                        task.id(),
                        task.status(),
                        cut(task.title()),
                        task.attempt() > 1 ? " (attempt " + task.attempt() + ")" : "");
            }
        }
    }

    private static String cut(String title) {
        return title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…";
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
