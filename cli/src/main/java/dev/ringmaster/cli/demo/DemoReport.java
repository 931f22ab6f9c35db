package dev.ringmaster.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The end of a demo: what landed, whether main is right, and what was tried twice. */
final class DemoReport {

    private final PrintStream out;
    private final DemoRun run;
    private final DemoRun.Started demo;

    DemoReport(PrintStream out, DemoRun run, DemoRun.Started demo) {
        this.out = out;
        this.run = run;
        this.demo = demo;
    }

    /** @return whether every task is done, on main, and every gate passes there */
    boolean print(List<DemoTask> tasks, Duration took) throws IOException, InterruptedException {
        boolean landed = commits(tasks);
        boolean green = gates();
        summary(tasks, took);
        return landed && green;
    }

    private boolean commits(List<DemoTask> tasks) throws IOException {
        out.println();
        out.println("On main of " + demo.repository().folder());
        boolean all = true;
        for (DemoTask task : tasks) {
            boolean there =
                    task.done() && !task.commit().isEmpty() && demo.repository().hasOnMain(task.commit());
            all &= there;
            out.printf(
                    "  %-10s %-10s  %s%n",
                    task.id(),
                    there ? task.commit().substring(0, 10) : "-",
                    there ? demo.repository().subject(task.commit()) : task.status() + ": " + task.sentence());
        }
        return all;
    }

    private boolean gates() throws IOException, InterruptedException {
        Path tree = Files.createTempDirectory("ringmaster-demo-");
        try {
            demo.repository().checkOutMain(tree.resolve("main"));
            GateCheck check = new GateCheck(tree.resolve("main"));
            check.run(demo.gates());
            for (JsonNode task : demo.tasks()) {
                check.run(task.path("gates"));
            }
            int all = check.passed() + check.failed().size();
            out.println("Gates on main: " + check.passed() + " of " + all + " pass");
            check.failed().forEach(failure -> out.println("  " + failure.replace("\n", "\n    ")));
            return check.failed().isEmpty();
        } finally {
            delete(tree);
        }
    }

    private void summary(List<DemoTask> tasks, Duration took) {
        long done = tasks.stream().filter(DemoTask::done).count();
        int attempts = 0;
        List<String> retried = new ArrayList<>();
        for (DemoTask task : tasks) {
            List<DemoAttempt> history = run.attempts(task.id());
            attempts += history.size();
            history.stream()
                    .filter(attempt -> !attempt.succeeded())
                    .forEach(attempt -> retried.add(task.id() + " " + task.title() + ": " + attempt.failure()));
        }
        out.println("Tasks: " + done + " of " + tasks.size() + " done with " + attempts + " attempts in "
                + LiveTable.seconds(took));
        retried.forEach(line -> out.println("Retried with the failure in the prompt: " + line));
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
