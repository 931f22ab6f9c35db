package dev.ringmaster.scheduler.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void componentsAreOnThisMachineUnlessTheyAreNamed() {
        Peers peers = named(Map.of("ringmaster.peers.api-service", "http://ringmaster-api:9000"));

        assertThat(peers.readinessOf(Component.API_SERVICE, Settings.DEFAULT))
                .hasToString("http://ringmaster-api:9000/q/health/ready");
        assertThat(peers.readinessOf(Component.QUEUE_SERVICE, Settings.DEFAULT))
                .hasToString("http://127.0.0.1:7701/q/health/ready");
        assertThat(peers.areApart()).isTrue();
        assertThat(named(Map.of()).areApart()).isFalse();
    }

    @Test
    void addressThatIsNoneIsRefusedByItsName() {
        assertThatThrownBy(() -> named(Map.of("ringmaster.peers.api-service", "ringmaster-api:9000")))
                .hasMessageContaining("ringmaster.peers.api-service");
    }

    @Test
    void componentThatIsReadyElsewhereIsHeardOf() throws Exception {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            Peers peers = named(Map.of(
                    "ringmaster.peers.enricher-service",
                    "http://localhost:" + elsewhere.getAddress().getPort()));

            assertThat(LiveComponents.others(Settings.DEFAULT, peers, Component.SCHEDULER_SERVICE))
                    .contains(Component.ENRICHER_SERVICE);
        } finally {
            elsewhere.stop(0);
        }
    }

    private static Peers named(Map<String, String> values) {
        return new Peers(name -> Optional.ofNullable(values.get(name)));
    }
}
