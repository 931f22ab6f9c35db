package dev.ringmaster.scheduler.configuration;

import dev.ringmaster.model.settings.Settings;
import dev.ringmaster.settings.Component;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Where the other components can be asked for their health: on this machine by their ports, unless {@code ringmaster.peers.<component>}
 * names another place, as {@code RINGMASTER_PEERS_API_SERVICE=http://ringmaster-api:9000}.
 */
@ApplicationScoped
public class Peers {

    private static final String PREFIX = "ringmaster.peers.";

    private final Map<Component, URI> named = new EnumMap<>(Component.class);

    @Inject
    Peers(Config config) {
        this(name -> config.getOptionalValue(name, String.class));
    }

    /** @throws IllegalArgumentException if what is named is no address of the form {@code http://host:port} */
    Peers(Function<String, Optional<String>> values) {
        for (Component component : Component.services()) {
            values.apply(PREFIX + component.word())
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> named.put(component, address(component, text.strip())));
        }
    }

    /** Whether any component runs elsewhere, and so does not share this one's folder. */
    boolean areApart() {
        return !named.isEmpty();
    }

    /** Where the component says whether it is ready. */
    URI readinessOf(Component component, Settings settings) {
        URI address = named.get(component);
        return (address == null ? here(component, settings) : address).resolve("/q/health/ready");
    }

    private static URI here(Component component, Settings settings) {
        String address = settings.components().bindAddress();
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        String written = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + written + ":" + component.port(settings));
    }

    private static URI address(Component component, String text) {
        URI address = URI.create(text);
        if (address.getHost() == null || !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    PREFIX + component.word() + " must be like http://host:9000, not " + text);
        }
        return address;
    }
}
