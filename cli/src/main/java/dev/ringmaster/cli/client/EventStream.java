package dev.ringmaster.cli.client;

import dev.ringmaster.cli.CommandFailure;
import dev.ringmaster.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the event stream across lost connections: each new one starts behind the last event that was seen, so that none is missed and none
 * comes twice.
 */
public final class EventStream {

    /** Opens a connection. */
    @FunctionalInterface
    interface Source {
        /** @param after the last event seen; null for from now on */
        InputStream open(@Nullable Long after, int readTimeout) throws IOException;
    }

    private final Source source;
    private final Patience patience;
    private final BooleanSupplier comesBack;
    private long seen;
    private boolean connected;
    private @Nullable Long deadline;
    private Consumer<String> notes = note -> {};

    EventStream(Source source, Patience patience, BooleanSupplier comesBack, long after) {
        this.source = source;
        this.patience = patience;
        this.comesBack = comesBack;
        this.seen = after;
    }

    /** Stops following after this time. */
    public EventStream atMost(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
        return this;
    }

    /** Where a person is told that the connection was lost and found again. */
    public EventStream telling(Consumer<String> listener) {
        notes = listener;
        return this;
    }

    /**
     * Gives every event to the handler, in order, until it answers false.
     *
     * @return false if the time was over first
     * @throws CommandFailure if the server cannot be reached at the start, stays away for long, or refuses
     */
    public boolean follow(Predicate<ServerEvent> handler) {
        int tries = 0;
        long lostAt = 0;
        while (!isOver()) {
            try (InputStream in = source.open(seen, readTimeout())) {
                if (tries > 0) {
                    notes.accept("connected again");
                }
                connected = true;
                tries = 0;
                if (!read(in, handler)) {
                    return true;
                }
                throw new IOException("the server ended the stream");
            } catch (IOException e) {
                if (isOver()) {
                    return false;
                }
                if (tries++ == 0) {
                    lostAt = System.nanoTime();
                    if (connected) {
                        notes.accept("connection lost, trying again");
                    }
                }
                if (!connected && !comesBack.getAsBoolean()
                        || System.nanoTime() - lostAt > patience.lost().toNanos()) {
                    throw new CommandFailure(
                            ExitCode.UNREACHABLE,
                            "the event stream cannot be reached: " + e.getMessage(),
                            "Start the ring with: ringmaster up",
                            e);
                }
                pause(tries);
            }
        }
        return false;
    }

    /** @return false if the handler wants no more, true at the stream's end */
    private boolean read(InputStream in, Predicate<ServerEvent> handler) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        EventLines parser = new EventLines();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Optional<EventLines.Raw> raw = parser.accept(line);
            if (raw.isPresent()) {
                ServerEvent event = ServerEvent.of(Json.read(raw.get().data().getBytes(StandardCharsets.UTF_8)));
                if (event.seq() > seen || event.isReset()) {
                    seen = event.seq();
                    if (!handler.test(event)) {
                        return false;
                    }
                }
            }
            if (isOver()) {
                throw new SocketTimeoutException("the time is over");
            }
        }
        return true;
    }

    private boolean isOver() {
        return deadline != null && System.nanoTime() >= deadline;
    }

    private int readTimeout() {
        long silence = patience.silence().toMillis();
        if (deadline == null) {
            return (int) silence;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        return (int) Math.max(1, Math.min(silence, left));
    }

    private void pause(int tries) {
        try {
            Thread.sleep(patience.pauseAfter(tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", "", e);
        }
    }
}
