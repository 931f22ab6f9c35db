package dev.ringmaster.model.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code [security]}: who may talk to the services, besides those on loopback. The token is never a setting: it lies in
 * a file of its own.
 *
 * @param allowedHosts values of the {@code Host} header, a name without a port; default none
 * @param allowedOrigins values of the {@code Origin} header, such as {@code https://ring.example}; default none
 */
public record SecuritySettings(List<String> allowedHosts, List<String> allowedOrigins) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

    public static final SecuritySettings DEFAULT = new SecuritySettings(List.of(), List.of());

    /** @throws InvalidSettingException if a host or an origin is not written as it comes in its header */
    public SecuritySettings {
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String host : allowedHosts) {
            Rule.require(
                    HOST.matcher(host).matches(),
                    "allowed_hosts",
                    "must hold host names without a port, not \"" + host + "\"");
        }
        for (String origin : allowedOrigins) {
            Rule.require(
                    ORIGIN.matcher(origin).matches(),
                    "allowed_origins",
                    "must hold origins such as \"https://ring.example\", not \"" + origin + "\"");
        }
    }
}
