package dev.ringmaster.e2e.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnthropicServerTest {

    private static final String PATH = "/v1/messages";
    private static final String TOOLS =
            "'tools':[{'name':'Bash','input_schema':{'properties':{'command':{'type':'string'}}}}]";
    private static final String PROMPT =
            "{'role':'user','content':[{'type':'text','text':'conformance-script: test'}]}";

    @TempDir
    Path folder;

    @Test
    void aToolCallIsStreamedInTheSchemasShape() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'}]")) {
            List<JsonNode> events = client.events(PATH, request(true, PROMPT));

            assertThat(events)
                    .extracting(e -> e.path("type").asText())
                    .containsExactly(
                            "message_start",
                            "content_block_start",
                            "content_block_delta",
                            "content_block_delta",
                            "content_block_stop",
                            "message_delta",
                            "message_stop");
            assertThat(events.get(2).at("/delta/partial_json").asText()
                            + events.get(3).at("/delta/partial_json").asText())
                    .isEqualTo("{\"command\":\"ls\"}");
            assertThat(events.get(5).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
        }
    }

    @Test
    void theHistoryDecidesAndUsageIsReported() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'},{'say':'done'}]")) {
            JsonNode answer = client.document(
                    PATH,
                    request(
                            false,
                            PROMPT
                                    + ",{'role':'assistant','content':[{'type':'tool_use','id':'x','name':'Bash','input':{}}]},"
                                    + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'x','content':'out'}]}"));

            assertThat(answer.at("/content/0/text").asText()).isEqualTo("done");
            assertThat(answer.path("usage").toString())
                    .isEqualTo("{\"input_tokens\":1100,\"cache_creation_input_tokens\":0,"
                            + "\"cache_read_input_tokens\":200,\"output_tokens\":51}");
            assertThat(client.journal().getFirst().at("/toolResults/0").asText())
                    .isEqualTo("out");
        }
    }

    @Test
    void turnsThatNoModelGaveAndCallsSentTwiceAreNotCounted() throws Exception {
        String call = "{'role':'assistant','content':[{'type':'tool_use','id':'x','name':'Bash','input':{}}]},"
                + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'x','content':'out'}]},";
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'},{'say':'done'}]")) {
            JsonNode answer = client.document(
                    PATH,
                    request(
                            false,
                            PROMPT + "," + call + call
                                    + "{'role':'assistant','content':[{'type':'text','text':'No response"
                                    + " requested.'}]},{'role':'user','content':'Go on'}"));

            assertThat(answer.at("/content/0/text").asText()).isEqualTo("done");
        }
    }

    @Test
    void aSpentWindowTellsItsReset() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'limit':{'resetSeconds':60}}]")) {
            var response = client.post(PATH, request(true, PROMPT));

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("anthropic-ratelimit-unified-status"))
                    .hasValue("rejected");
            assertThat(response.headers()
                                    .firstValueAsLong("anthropic-ratelimit-unified-reset")
                                    .orElseThrow()
                            - System.currentTimeMillis() / 1000)
                    .isBetween(50L, 61L);
            assertThat(response.headers().firstValueAsLong("retry-after").orElseThrow())
                    .isBetween(50L, 61L);
        }
    }

    @Test
    void noKeyIsEverInTheJournal() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'say':'done'}]")) {
            client.post(PATH, request(true, PROMPT));

            assertThat(client.journal().toString()).contains("x-api-key").doesNotContain("secret-key");
        }
    }

    @Test
    void aRequestWithoutToolsTakesNoStep() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'refuse':{'status':500}},{'say':'done'}]")) {
            assertThat(client.post(PATH, "{'messages':[" + PROMPT + "]}").statusCode())
                    .isEqualTo(200);
            assertThat(client.post(PATH, request(false, PROMPT)).statusCode()).isEqualTo(500);
            assertThat(client.post(PATH, request(false, PROMPT)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCutStreamEndsWithAnErrorOfTheConnection() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'cut':{'text':'half'}}]")) {
            assertThat(catchThrowable(() -> client.post(PATH, request(true, PROMPT))))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void tokensAreCounted() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[]")) {
            assertThat(client.document(PATH + "/count_tokens", request(false, PROMPT))
                            .path("input_tokens")
                            .asInt())
                    .isPositive();
        }
    }

    private static String request(boolean stream, String messages) {
        return "{'model':'m','stream':" + stream + "," + TOOLS + ",'messages':[" + messages + "]}";
    }
}
