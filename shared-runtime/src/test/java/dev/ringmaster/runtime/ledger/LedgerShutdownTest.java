package dev.ringmaster.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.BeforeDestroyed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerShutdownTest {

    @Test
    void ledgerClosesAfterTheConsumersOfKafka() {
        // The connector closes its consumers before the application's context is destroyed, which is after the shutdown
        // event.
        assertThat(parameters(KafkaConnector.class, BeforeDestroyed.class)).hasSize(1);
        int consumersCloseAt = priority(KafkaConnector.class);

        assertThat(priority(Ledger.class)).isGreaterThan(consumersCloseAt);
        assertThat(Arrays.stream(Ledger.class.getDeclaredMethods())
                        .flatMap(method -> Stream.of(method.getParameterTypes())))
                .doesNotContain(ShutdownEvent.class);
    }

    private static int priority(Class<?> bean) {
        return parameters(bean, BeforeDestroyed.class)
                .getFirst()
                .getAnnotation(Priority.class)
                .value();
    }

    private static List<Parameter> parameters(Class<?> bean, Class<? extends Annotation> annotation) {
        return Arrays.stream(bean.getDeclaredMethods())
                .flatMap(method -> Stream.of(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(annotation))
                .toList();
    }
}
