package dev.ringmaster.scheduler.configuration;

import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds out which services of the ring can be heard of now: those whose readiness answers. */
final class LiveComponents {

    private static final int LIMIT_MILLIS = 1000;

    private LiveComponents() {}

    /** All but this one that answer within a second. */
    static Set<Component> others(Settings settings, Peers peers, Component self) throws InterruptedException {
        Set<Component> live = EnumSet.noneOf(Component.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Component, Future<Boolean>> asked = new LinkedHashMap<>();
            for (Component component : Component.startedWith(settings)) {
                if (component.isService() && component != self) {
                    asked.put(component, threads.submit(() -> isReady(peers.readinessOf(component, settings))));
                }
            }
            for (Map.Entry<Component, Future<Boolean>> answer : asked.entrySet()) {
                if (answer.getValue().get()) {
                    live.add(answer.getKey());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a component could not be asked", e.getCause());
        }
        return live;
    }

    private static boolean isReady(URI readiness) {
        try {
            HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notThere) {
            return false;
        }
    }
}
