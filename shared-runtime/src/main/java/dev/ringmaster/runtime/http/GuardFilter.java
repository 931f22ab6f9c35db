package dev.ringmaster.runtime.http;

import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.runtime.settings.RingSettings;
import dev.ringmaster.runtime.settings.SettingsListener;
import dev.ringmaster.settings.TokenFile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts {@link RequestGuard} before every route of a service, and a new one when the hosts or origins change. */
@ApplicationScoped
public class GuardFilter implements SettingsListener {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final String HEALTH = "/q/health";

    private final String token;
    private final List<String> open;
    private volatile RequestGuard guard;

    /** @param openPaths {@code ringmaster.http.open-paths}: prefixes that need no token, besides health */
    GuardFilter(
            RingSettings settings,
            @ConfigProperty(name = "ringmaster.http.open-paths") Optional<List<String>> openPaths) {
        List<String> open = new ArrayList<>(openPaths.orElse(List.of()));
        open.add(HEALTH);
        this.open = List.copyOf(open);
        this.token = TokenFile.readOrCreate(settings.folder().token());
        this.guard = guardOf(settings.settings());
    }

    @Override
    public void settingsChanged(Settings before, Settings now) {
        guard = guardOf(now);
    }

    private RequestGuard guardOf(Settings settings) {
        Set<String> hosts = new HashSet<>(settings.security().allowedHosts());
        hosts.add(settings.components().bindAddress());
        return new RequestGuard(token, hosts, Set.copyOf(settings.security().allowedOrigins()), open);
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_EVERYTHING);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort authority = request.authority();
        RequestGuard.Verdict verdict = guard.judge(
                context.normalizedPath(),
                authority == null ? null : authority.host(),
                request.getHeader("Origin"),
                request.getHeader("Authorization"));
        switch (verdict) {
            case ALLOWED -> context.next();
            case FOREIGN_HOST ->
                refuse(
                        context,
                        403,
                        "foreign-host",
                        "This host name is not served. Use 127.0.0.1 or localhost, or name it in [security] allowed_hosts.");
            case FOREIGN_ORIGIN ->
                refuse(
                        context,
                        403,
                        "foreign-origin",
                        "Requests from this origin are refused. Name it in [security] allowed_origins to allow it.");
            case NO_TOKEN -> {
                context.response().putHeader("WWW-Authenticate", "Bearer");
                refuse(
                        context,
                        401,
                        "not-authorised",
                        "Send the token of .ringmaster/token as 'Authorization: Bearer …'.");
            }
        }
    }

    private static void refuse(RoutingContext context, int status, String code, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(
                        "{\"type\":\"https://ringmaster.dev/problems/%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
                                .formatted(code, status == 401 ? "Not authorised" : "Refused", status, code, detail));
    }
}
