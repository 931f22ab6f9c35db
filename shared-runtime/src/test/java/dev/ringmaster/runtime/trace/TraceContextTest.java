package dev.ringmaster.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TraceContextTest {

    @Test
    void aChildKeepsTheTraceAndTheFlagsAndHasASpanOfItsOwn() {
        TraceContext parent = new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        TraceContext child = TraceContext.childOf(parent.traceparent());

        assertThat(child.traceId()).isEqualTo(parent.traceId());
        assertThat(child.traceparent()).isNotEqualTo(parent.traceparent()).endsWith("-01");
    }

    @Test
    void aMalformedParentStartsANewTrace() {
        assertThat(TraceContext.childOf("rubbish").traceId()).hasSize(32);
        assertThatThrownBy(() -> new TraceContext("rubbish")).isInstanceOf(IllegalArgumentException.class);
    }
}
