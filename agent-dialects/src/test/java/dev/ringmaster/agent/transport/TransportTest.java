package dev.ringmaster.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TransportTest {

    @Test
    void objectIsJsonAndAnythingElseIsText() {
        assertThat(read("{\"type\":\"x\"}", false)).isInstanceOf(Message.Json.class);
        assertThat(read("Warning: {}", false)).isEqualTo(new Message.Text("Warning: {}"));
        assertThat(read("{not json", false)).isEqualTo(new Message.Text("{not json"));
        assertThat(read("{\"a\":1} and more", false)).isInstanceOf(Message.Text.class);
        assertThat(read("[1]", false)).isInstanceOf(Message.Text.class);
        assertThat(read("", false)).isEqualTo(new Message.Text(""));
    }

    @Test
    void wholeFieldsOfACutObjectAreKept() {
        assertThat(read("{\"type\":\"user\",\"n\":{\"a\":1,\"b\":[1,2,{\"c\":\"long", true))
                .isInstanceOfSatisfying(Message.Json.class, json -> {
                    assertThat(json.isCut()).isTrue();
                    assertThat(Fields.word(json.object(), "type")).isEqualTo("user");
                    assertThat(Fields.count(json.object(), "n", "a")).isEqualTo(1L);
                });
    }

    @Test
    void endlessNestingIsText() {
        assertThat(read("{\"a\":" + "[".repeat(5000), false)).isInstanceOf(Message.Text.class);
        assertThat(read("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", false))
                .isInstanceOf(Message.Text.class);
    }

    @Test
    void figuresThatCannotBeTrueAreAbsent() {
        assertThat(read("{\"a\":-1,\"b\":1e999999999,\"c\":\"1\",\"d\":1.5,\"e\":99999999999999999999}", false))
                .isInstanceOfSatisfying(Message.Json.class, json -> {
                    assertThat(Fields.count(json.object(), "a")).isNull();
                    assertThat(Fields.amount(json.object(), "b")).isNull();
                    assertThat(Fields.count(json.object(), "c")).isNull();
                    assertThat(Fields.count(json.object(), "e")).isNull();
                    assertThat(Fields.amount(json.object(), "d")).isEqualTo(new BigDecimal("1.5"));
                });
    }

    private static Message read(String line, boolean cut) {
        return Transport.JSON_LINES.read(new Line(line, cut));
    }
}
