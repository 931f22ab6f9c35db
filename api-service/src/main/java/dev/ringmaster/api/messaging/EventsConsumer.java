package dev.ringmaster.api.messaging;

import dev.ringmaster.api.readmodel.ReadModelRebuild;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes every topic in. */
@ApplicationScoped
class EventsConsumer {

    static final String CHANNEL = "events-in";

    private final ReadModelRebuild readModel;

    EventsConsumer(ReadModelRebuild readModel) {
        this.readModel = readModel;
    }

    @Incoming(CHANNEL)
    CompletionStage<Void> consume(ConsumerRecords<String, byte[]> records) {
        return readModel.accept(records);
    }
}
