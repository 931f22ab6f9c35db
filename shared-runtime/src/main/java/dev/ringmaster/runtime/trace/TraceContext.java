package dev.ringmaster.runtime.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace (W3C Trace Context, level 1).
 *
 * @param traceparent {@code 00-<32 hex: trace>-<16 hex: span>-<2 hex: flags>}
 */
public record TraceContext(String traceparent) {

    /** The record header and the HTTP header that carry it. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** @throws IllegalArgumentException if the text is not a version 00 traceparent */
    public TraceContext {
        if (!isValid(traceparent)) {
            throw new IllegalArgumentException("not a traceparent: " + traceparent);
        }
    }

    public static TraceContext newTrace() {
        return new TraceContext("00-" + hex(16) + "-" + hex(8) + "-01");
    }

    /** A new span of the same trace; of a new trace where there is none or it is malformed. */
    public static TraceContext childOf(@Nullable String parent) {
        if (parent == null || !isValid(parent)) {
            return newTrace();
        }
        return new TraceContext(parent.substring(0, 36) + hex(8) + parent.substring(52));
    }

    /** The trace id: 32 hexadecimal digits. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    private static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
