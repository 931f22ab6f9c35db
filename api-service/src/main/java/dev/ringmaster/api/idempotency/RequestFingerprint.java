package dev.ringmaster.api.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests are the same: a SHA-256 over what was asked for. */
public record RequestFingerprint(String value) {

    /** @param body the request's body in a canonical form */
    public static RequestFingerprint of(String operation, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(operation.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return new RequestFingerprint(HexFormat.of().formatHex(sha.digest(body)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
