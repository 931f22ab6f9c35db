package dev.ringmaster.enricher.messaging;

import dev.ringmaster.model.event.SystemEvent;
import dev.ringmaster.runtime.configuration.ConfigurationFollower;
import dev.ringmaster.runtime.messaging.Decoded;
import dev.ringmaster.runtime.messaging.EventCodec;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of proposed and agreed settings. One that it misses is found in the ring's folder a little later. */
@ApplicationScoped
public class SystemConsumer {

    static final String CHANNEL = "system";

    private static final Logger LOG = Logger.getLogger(SystemConsumer.class);

    private final ConfigurationFollower configuration;
    private final EventCodec codec;

    SystemConsumer(ConfigurationFollower configuration, RingSettings settings) {
        this.configuration = configuration;
        this.codec = settings.codec();
    }

    @Incoming(CHANNEL)
    public void consume(ConsumerRecord<String, byte[]> record) {
        switch (codec.decode(record)) {
            case Decoded.Known(var envelope)
            when envelope.data() instanceof SystemEvent said -> configuration.take(said);
            case Decoded.Unreadable(String reason) -> LOG.warnf("a record of %s is passed over: %s", CHANNEL, reason);
            case Decoded.Known _, Decoded.UnknownType _, Decoded.Tombstone _ -> LOG.debug("nothing about settings");
        }
    }
}
