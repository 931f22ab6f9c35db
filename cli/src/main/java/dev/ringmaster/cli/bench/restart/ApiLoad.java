package dev.ringmaster.cli.bench.restart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.client.ApiClient;
import dev.ringmaster.cli.client.ApiPath;
import dev.ringmaster.cli.client.Json;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that read and write through the API without a break, as the commands do, and one that follows the event stream. What each request
 * did and how long it took is counted; every task that was created must have been told by the stream.
 */
final class ApiLoad {

    static final String PROJECT = "load";

    private static final int CLIENTS = 3;
    private static final int READS_PER_WRITE = 9;
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration CATCHING_UP = Duration.ofSeconds(15);

    private final ApiClient api;
    private final PrintStream err;
    private final LongAdder requests = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final List<Thread> clients = new ArrayList<>();
    private volatile long longestNanos;
    private volatile boolean over;

    ApiLoad(ApiClient api, PrintStream err) {
        this.api = api;
        this.err = err;
    }

    /** Begins; returns at once. */
    void begin() {
        api.post(
                ApiPath.of("projects"),
                Json.object().put("id", PROJECT).put("name", PROJECT).put("workspace", "none"));
        long now = api.get(ApiPath.of("status")).path("eventCursor").asLong();
        Thread.ofPlatform().daemon().name("load-stream").start(() -> follow(now));
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().daemon().name("load-" + i).start(this::ask));
        }
    }

    /** Ends all clients and waits until the stream has told of what they did, or must be taken to have missed it. */
    void end() throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join();
        }
        long end = System.nanoTime() + CATCHING_UP.toNanos();
        while (!told.containsAll(created) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN);
        }
    }

    void write(ObjectNode line) {
        line.put("requests", requests.sum());
        line.put("requests_failed", failed.sum());
        line.put("longest_wait_ms", TimeUnit.NANOSECONDS.toMillis(longestNanos));
        line.put(
                "events_missed",
                created.stream().filter(task -> !told.contains(task)).count());
    }

    private void ask() {
        for (int i = 0; !over; i++) {
            long began = System.nanoTime();
            try {
                if (i % (READS_PER_WRITE + 1) == READS_PER_WRITE) {
                    create();
                } else {
                    api.get(ApiPath.of("tasks").with("project", PROJECT).with("limit", 20));
                }
            } catch (CommandFailure failure) {
                failed.increment();
                err.println("restart: a request failed: " + failure.getMessage());
            }
            requests.increment();
            took(System.nanoTime() - began);
            LockSupport.parkNanos(BETWEEN);
        }
    }

    private synchronized void took(long nanos) {
        longestNanos = Math.max(longestNanos, nanos);
    }

    private void create() {
        ObjectNode batch = Json.object().put("project", PROJECT);
        batch.putArray("tasks").addObject().put("title", "Nothing").put("status", "draft");
        for (JsonNode task : api.post(ApiPath.of("tasks"), batch).path("items")) {
            created.add(task.path("id").asText());
        }
    }

    private void follow(long from) {
        try {
            api.events(from).follow(event -> {
                if (event.type().equals("task.created")) {
                    told.add(event.subject());
                }
                return true;
            });
        } catch (CommandFailure failure) {
            failed.increment();
            err.println("restart: the event stream failed: " + failure.getMessage());
        }
    }
}
