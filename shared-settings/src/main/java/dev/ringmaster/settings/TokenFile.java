package dev.ringmaster.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The ring's token: 256 random bits, written once, readable by the owner alone (mode 0600). */
public final class TokenFile {

    private static final int BYTES = 32;

    private TokenFile() {}

    /** The token, or empty when there is no file yet. */
    public static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the token " + file + " cannot be read", e);
        }
    }

    /**
     * The token; makes one when there is none. Of several that try at once one wins, and all return the same token.
     *
     * @throws UncheckedIOException if the file can be neither read nor written
     */
    public static String readOrCreate(Path file) {
        return read(file).orElseGet(() -> create(file));
    }

    private static String create(Path file) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "token",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(written, token + "\n");
            try {
                // A link, unlike a move, never replaces what another process has written meanwhile.
                Files.createLink(file, written);
            } catch (FileAlreadyExistsException another) {
                token = Files.readString(file).strip();
            } finally {
                Files.deleteIfExists(written);
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("the token " + file + " cannot be written", e);
        }
    }
}
