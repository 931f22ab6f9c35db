package dev.ringmaster.api.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a client sent, in a temporary file. Closing deletes it.
 *
 * @param digest of its bytes, SHA-256
 */
public record Upload(Path path, String digest) implements AutoCloseable {

    /** @throws UncheckedIOException if it cannot be received or kept */
    public static Upload of(InputStream body) {
        try {
            Path path = Files.createTempFile("ringmaster-upload-", ".jsonl");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out =
                    new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(path), digest), 1 << 16)) {
                body.transferTo(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            return new Upload(path, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be kept", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What stands for the bytes where two uploads are compared. */
    public byte[] fingerprint() {
        return digest.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be deleted", e);
        }
    }
}
