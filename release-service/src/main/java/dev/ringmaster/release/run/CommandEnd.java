package dev.ringmaster.release.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended.
 *
 * @param exitCode null where it was ended for taking too long
 * @param output the file of its standard output
 * @param errors the file of its standard error
 */
public record CommandEnd(@Nullable Integer exitCode, Duration took, Path output, Path errors) {

    private static final int TAIL = 4_000;

    public boolean succeeded() {
        return exitCode != null && exitCode == 0;
    }

    public boolean timedOut() {
        return exitCode == null;
    }

    /** The end of what it wrote, for a person; whole lines, at most 4 000 bytes of each file. */
    public String tail() throws IOException {
        String said = tailOf(output);
        String complained = tailOf(errors);
        return complained.isBlank() ? said : said.isBlank() ? complained : said + "\n" + complained;
    }

    private static String tailOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, opened.length() - TAIL);
            opened.seek(from);
            byte[] read = new byte[(int) (opened.length() - from)];
            opened.readFully(read);
            String text = new String(read, StandardCharsets.UTF_8);
            return (from == 0 ? text : text.substring(text.indexOf('\n') + 1)).stripTrailing();
        }
    }
}
