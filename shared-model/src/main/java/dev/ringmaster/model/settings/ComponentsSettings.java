package dev.ringmaster.model.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code [components]}: where the services listen. All ports are 1 to 65535 and differ from each other.
 *
 * @param bindAddress default {@code 127.0.0.1}: only this machine reaches the services. Any other address opens them to
 *     whoever can reach it and holds the token
 * @param apiPort default 7700
 * @param queuePort default 7701
 * @param enricherPort default 7702
 * @param schedulerPort default 7703
 * @param releasePort default 7704; only used where {@code [self_improvement]} is enabled
 * @param apiWorkers 1 to 256, default 4: requests api-service works on at one time. More helps many clients at once,
 *     fewer saves memory
 */
public record ComponentsSettings(
        String bindAddress,
        int apiPort,
        int queuePort,
        int enricherPort,
        int schedulerPort,
        int releasePort,
        int apiWorkers) {

    public static final ComponentsSettings DEFAULT =
            new ComponentsSettings("127.0.0.1", 7700, 7701, 7702, 7703, 7704, 4);

    /** @throws InvalidSettingException if a value is out of its range or two ports are the same */
    public ComponentsSettings {
        Rule.require(!bindAddress.isBlank(), "bind_address", "must not be empty; \"127.0.0.1\" is this machine only");
        Map<Integer, String> taken = new HashMap<>();
        claim(taken, "api_port", apiPort);
        claim(taken, "queue_port", queuePort);
        claim(taken, "enricher_port", enricherPort);
        claim(taken, "scheduler_port", schedulerPort);
        claim(taken, "release_port", releasePort);
        Rule.between("api_workers", apiWorkers, 1, 256);
    }

    private static void claim(Map<Integer, String> taken, String key, int port) {
        Rule.port(key, port);
        String other = taken.putIfAbsent(port, key);
        Rule.require(other == null, key, "must not be " + port + ", which is " + other);
    }
}
