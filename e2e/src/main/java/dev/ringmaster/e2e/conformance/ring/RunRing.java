package dev.ringmaster.e2e.conformance.ring;

import dev.ringmaster.e2e.conformance.cli.WorkerCli;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import dev.ringmaster.e2e.conformance.server.FakeModelServer;
import dev.ringmaster.e2e.conformance.server.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the stories through one ring that has a worker for each CLI, all of them at the same time: {@code CHECKOUT CACHE [NAME…]}.
 * Exit code: 0 all went as they must, 1 not, 2 it could not be tried.
 */
public final class RunRing {

    private final Path checkout;
    private final Path cache;
    private final List<WorkerCli> clis;

    private RunRing(Path checkout, Path cache, List<WorkerCli> clis) {
        this.checkout = checkout;
        this.cache = cache;
        this.clis = clis;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 2) {
            System.err.println("usage: RunRing CHECKOUT CACHE [NAME…]");
            System.exit(2);
        }
        Path checkout = Path.of(args[0]).toRealPath();
        Path cache = Path.of(args[1]);
        List<WorkerCli> clis = new ArrayList<>();
        for (String name : args.length > 2 ? List.of(args).subList(2, args.length) : List.of("codex", "claude")) {
            WorkerCli cli = WorkerCli.named(checkout.resolve("e2e/conformance"), name)
                    .filter(known -> known.isInstalledIn(cache))
                    .orElse(null);
            if (cli == null) {
                System.err.println(name + " is not installed in " + cache + "; see e2e/conformance/install");
                System.exit(2);
            }
            clis.add(cli);
        }
        List<String> broken = new RunRing(checkout, cache.toRealPath(), clis).run();
        broken.forEach(System.err::println);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private List<String> run() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        // Not under /tmp: there Codex refuses to make the program that its sandbox needs, and every command fails.
        Path rings = Files.createDirectories(checkout.resolve("e2e/target/rings"));
        Path folder = Files.createTempDirectory(rings, "ring-").toRealPath();
        Journal journal = new Journal(folder.resolve("model.jsonl"));
        ScriptBook scripts = ScriptBook.load(checkout.resolve("e2e/conformance/scripts"));
        List<String> broken = new ArrayList<>();
        try (FakeModelServer model = new FakeModelServer(0, scripts, journal, InstantSource.system())) {
            List<RingWorker> workers = new ArrayList<>();
            for (WorkerCli cli : clis) {
                workers.add(new RingWorker(cli, RingWorker.Part.WORK, model.address()));
                workers.add(new RingWorker(cli, RingWorker.Part.LIMIT, model.address()));
                if (CliOfRing.isTriedAlone(cli)) {
                    workers.add(new RingWorker(cli, RingWorker.Part.ALONE, nobody()));
                }
                say("%s %s in %s".formatted(cli.name(), cli.version(), folder));
            }
            RingHome ring = new RingHome(checkout, folder.resolve("ring"), cache, workers);
            Thread end = Thread.ofPlatform().unstarted(() -> end(ring));
            // Also where this is ended from outside.
            Runtime.getRuntime().addShutdownHook(end);
            ring.up();
            say("ring up: %d ms".formatted(since(begin)));
            broken.addAll(tell(ring, workers, journal));
            ring.close();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        say("all: %d checks failed, %d ms".formatted(broken.size(), since(begin)));
        return broken;
    }

    private static List<String> tell(RingHome ring, List<RingWorker> workers, Journal journal)
            throws IOException, InterruptedException {
        List<String> broken = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> told = new ArrayList<>();
            for (RingWorker worker : workers) {
                CliStories stories = new CliStories(worker, ring, journal);
                told.add(threads.submit(stories::tell));
            }
            for (int i = 0; i < told.size(); i++) {
                try {
                    broken.addAll(told.get(i).get());
                } catch (ExecutionException e) {
                    broken.add("FAILED " + workers.get(i).name() + ", " + e.getCause());
                }
            }
        }
        return broken;
    }

    /** An address at which nothing listens. */
    private static String nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(RingHome ring) {
        try {
            ring.close();
        } catch (IOException e) {
            System.err.println("the ring could not be ended: " + e.getMessage());
        }
    }

    private static long since(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis();
    }

    static synchronized void say(String line) {
        System.out.println(line);
    }
}
