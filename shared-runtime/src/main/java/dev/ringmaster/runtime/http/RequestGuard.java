package dev.ringmaster.runtime.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may go on: plain rules, no I/O. A foreign {@code Host} is refused because a page that rebinds its DNS name
 * to loopback would carry one; a foreign {@code Origin} because a browser would be sending it for another site.
 */
public final class RequestGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String BEARER = "bearer ";

    private final String token;
    private final Set<String> hosts;
    private final Set<String> origins;
    private final List<String> openPaths;

    /**
     * @param token what every request must bear, but for the open paths
     * @param hosts further host names, without a port
     * @param origins further origins, such as {@code https://ring.example}
     * @param openPaths prefixes of paths that need no token
     */
    public RequestGuard(String token, Set<String> hosts, Set<String> origins, List<String> openPaths) {
        this.token = token;
        this.hosts = Set.copyOf(hosts);
        this.origins = Set.copyOf(origins);
        this.openPaths = List.copyOf(openPaths);
    }

    /** What is said to a request. */
    public enum Verdict {
        ALLOWED,
        FOREIGN_HOST,
        FOREIGN_ORIGIN,
        NO_TOKEN
    }

    /**
     * @param host the {@code Host} header or {@code :authority}
     * @param origin the {@code Origin} header
     * @param authorization the {@code Authorization} header
     */
    public Verdict judge(String path, @Nullable String host, @Nullable String origin, @Nullable String authorization) {
        if (host == null || !isKnownHost(withoutPort(host))) {
            return Verdict.FOREIGN_HOST;
        }
        if (origin != null && !isKnownOrigin(origin)) {
            return Verdict.FOREIGN_ORIGIN;
        }
        if (isOpen(path) || bears(authorization)) {
            return Verdict.ALLOWED;
        }
        return Verdict.NO_TOKEN;
    }

    private boolean isOpen(String path) {
        return openPaths.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    private boolean bears(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return false;
        }
        byte[] given = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isKnownHost(String name) {
        return LOOPBACK.contains(name) || hosts.contains(name);
    }

    private boolean isKnownOrigin(String origin) {
        if (origins.contains(origin)) {
            return true;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int colon = lower.lastIndexOf(':');
        return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
    }
}
