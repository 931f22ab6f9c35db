package dev.ringmaster.scheduler.runtime.local;

import dev.ringmaster.model.attempt.OutputSource;
import dev.ringmaster.model.id.AttemptId;
import dev.ringmaster.scheduler.runtime.AttemptOutput;
import dev.ringmaster.scheduler.runtime.OutputPiece;
import dev.ringmaster.scheduler.runtime.OutputWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Output in the files of attempts' folders. */
final class LocalOutput implements AttemptOutput {
    // At most fifty calls a second for an agent that prints without a pause, and no more than this added to a line's
    // way to a reader.
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(20);

    private final Path attempts;
    private final FolderWatch folders;

    LocalOutput(Path attempts, FolderWatch folders) {
        this.attempts = attempts;
        this.folders = folders;
    }

    @Override
    public OutputPiece read(AttemptId attempt, OutputSource source, long offset, int maxBytes) {
        return read(file(attempt, source), offset, maxBytes, false);
    }

    @Override
    public OutputPiece readFinished(AttemptId attempt, OutputSource source, long offset, int maxBytes) {
        return read(file(attempt, source), offset, maxBytes, true);
    }

    @Override
    public int readBytes(AttemptId attempt, OutputSource source, long offset, byte[] into) {
        try (FileChannel channel = FileChannel.open(file(attempt, source), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.wrap(into);
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {}
            return bytes.position();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String errors(AttemptId attempt, int maxBytes) {
        Path file = AttemptFolder.of(attempts, attempt).run().errorsFile();
        try {
            long from = Files.exists(file) ? Math.max(0, Files.size(file) - maxBytes) : 0;
            String text = read(file, from, maxBytes, true).text();
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long errorsSize(AttemptId attempt) {
        return sizeOf(AttemptFolder.of(attempts, attempt).run().errorsFile());
    }

    @Override
    public Optional<Instant> lastWritten(AttemptId attempt, OutputSource source) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(attempt, source)).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size(AttemptId attempt, OutputSource source) {
        return sizeOf(file(attempt, source));
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OutputWatch watch(AttemptId attempt, Runnable grown) {
        AttemptFolder folder = AttemptFolder.of(attempts, attempt);
        Set<String> names = Arrays.stream(OutputSource.values())
                .map(source -> folder.outputFile(source).getFileName().toString())
                .collect(Collectors.toUnmodifiableSet());
        Caller caller = new Caller(grown);
        try {
            folder.create();
            OutputWatch watch = folders.watch(folder.path(), name -> {
                if (names.contains(name) || name.equals(FolderWatch.ANYTHING)) {
                    caller.changed();
                }
            });
            caller.changed();
            return () -> {
                watch.close();
                caller.close();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(AttemptId attempt, OutputSource source) {
        return AttemptFolder.of(attempts, attempt).outputFile(source);
    }

    private static OutputPiece read(Path file, long offset, int maxBytes, boolean finished) {
        if (offset < 0 || maxBytes < 4) {
            throw new IllegalArgumentException("cannot read " + maxBytes + " bytes at " + offset);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            int length = Math.clamp(size - offset, 0, maxBytes);
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {}
            return decode(offset, bytes.flip(), finished && offset + length >= size);
        } catch (NoSuchFileException e) {
            return new OutputPiece(offset, 0, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputPiece decode(long offset, ByteBuffer bytes, boolean last) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        decoder.decode(bytes, text, last);
        if (last) {
            decoder.flush(text);
        }
        return new OutputPiece(offset, bytes.position(), text.flip().toString());
    }

    /** Runs one call at a time, and once more when something changed meanwhile. */
    private static final class Caller {
        private final Runnable call;
        private final AtomicBoolean pending = new AtomicBoolean();
        private volatile @Nullable Thread thread;
        private volatile boolean closed;

        Caller(Runnable call) {
            this.call = call;
        }

        void changed() {
            if (!closed && pending.compareAndSet(false, true)) {
                start();
            }
        }

        void close() {
            closed = true;
        }

        private synchronized void start() {
            if (thread == null) {
                thread = Thread.ofVirtual().name("output-watch").start(this::run);
            }
        }

        private synchronized boolean goesOn() {
            if (pending.compareAndSet(true, false) && !closed) {
                return true;
            }
            thread = null;
            return false;
        }

        private void run() {
            while (goesOn()) {
                call.run();
                LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
            }
        }
    }
}
