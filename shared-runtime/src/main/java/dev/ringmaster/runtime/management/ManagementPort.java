package dev.ringmaster.runtime.management;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves health and metrics on a port of their own, without the ring's token and under any host name: whoever may reach the port may
 * read them. Off unless a port is set. Quarkus' own management interface is switched when a service is built; this one when it is
 * started, so that an image holds the very build that was tested. Answers from the same health checks and figures.
 */
@ApplicationScoped
public class ManagementPort {

    private static final Logger LOG = Logger.getLogger(ManagementPort.class);
    private static final int LISTENING_SECONDS = 10;

    /** After everything that health asks has been started. */
    private static final int WHEN_ALL_IS_STARTED = 5000;

    private final Vertx vertx;
    private final SmallRyeHealthReporter health;
    private final PrometheusMeterRegistry metrics;
    private final String host;
    private final int port;
    private volatile @Nullable HttpServer server;

    /**
     * @param host {@code ringmaster.management.host}: the address to listen on
     * @param port {@code ringmaster.management.port}: 1 to 65535, or 0 for none
     */
    ManagementPort(
            Vertx vertx,
            SmallRyeHealthReporter health,
            PrometheusMeterRegistry metrics,
            @ConfigProperty(name = "ringmaster.management.host", defaultValue = "0.0.0.0") String host,
            @ConfigProperty(name = "ringmaster.management.port", defaultValue = "0") int port) {
        this.vertx = vertx;
        this.health = health;
        this.metrics = metrics;
        this.host = host;
        this.port = port;
    }

    void start(@Observes @Priority(WHEN_ALL_IS_STARTED) StartupEvent event) throws InterruptedException {
        if (port == 0) {
            return;
        }
        try {
            server = vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LISTENING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the management port " + host + ":" + port
                            + " cannot be listened on; set RINGMASTER_MANAGEMENT_PORT to another one, or to 0 for none",
                    e);
        }
        LOG.infof("health and metrics: address=%s:%d", host, port);
    }

    void stop(@Observes @Priority(WHEN_ALL_IS_STARTED) ShutdownEvent event) {
        HttpServer listening = server;
        if (listening != null) {
            listening.close();
        }
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        switch (request.path()) {
            case "/q/health" -> tell(response, health.getHealthAsync());
            case "/q/health/live" -> tell(response, health.getLivenessAsync());
            case "/q/health/ready" -> tell(response, health.getReadinessAsync());
            case "/q/health/started" -> tell(response, health.getStartupAsync());
            case "/q/metrics" -> scrape(response);
            default -> response.setStatusCode(404).end();
        }
    }

    private static void tell(HttpServerResponse response, Uni<SmallRyeHealth> checked) {
        checked.subscribe()
                .with(
                        found -> response.setStatusCode(found.isDown() ? 503 : 200)
                                .putHeader("Content-Type", "application/json; charset=UTF-8")
                                .end(found.getPayload().toString()),
                        failure -> fail(response, failure));
    }

    /** On a thread that may wait: a gauge may ask a database. */
    private void scrape(HttpServerResponse response) {
        vertx.executeBlocking((Callable<String>) () -> metrics.scrape(), false)
                .onSuccess(text -> response.putHeader("Content-Type", "text/plain; version=0.0.4; charset=UTF-8")
                        .end(text))
                .onFailure(failure -> fail(response, failure));
    }

    private static void fail(HttpServerResponse response, Throwable failure) {
        LOG.errorf(failure, "health or metrics could not be told");
        response.setStatusCode(500).end();
    }
}
