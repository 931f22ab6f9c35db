package dev.ringmaster.e2e.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiServerTest {

    private static final String RESPONSES = "/v1/responses";
    private static final String CHAT = "/v1/chat/completions";
    private static final String SCHEMA = "{'properties':{'cmd':{'type':'string'}}}";

    @TempDir
    Path folder;

    @Test
    void responsesStreamAToolCallAndItsUsage() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'}]")) {
            List<JsonNode> events = client.events(RESPONSES, responses(true, ""));

            assertThat(events)
                    .extracting(e -> e.path("type").asText())
                    .containsExactly(
                            "response.created",
                            "response.output_item.added",
                            "response.function_call_arguments.delta",
                            "response.function_call_arguments.delta",
                            "response.output_item.done",
                            "response.completed");
            assertThat(events.get(4).at("/item/arguments").asText()).isEqualTo("{\"cmd\":\"ls\"}");
            assertThat(events.get(5).at("/response/usage/input_tokens").asInt()).isEqualTo(1000);
        }
    }

    @Test
    void neighbouringItemsOfTheModelAreOneTurn() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'},{'say':'done'}]")) {
            JsonNode answer = client.document(
                    RESPONSES,
                    responses(
                            false,
                            ",{'type':'reasoning'},{'type':'message','role':'assistant','content':[]},"
                                    + "{'type':'function_call','call_id':'c'},{'type':'function_call_output','output':'out'}"));

            assertThat(answer.at("/output/0/content/0/text").asText()).isEqualTo("done");
            assertThat(answer.at("/usage/input_tokens_details/cached_tokens").asInt())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSpentWindowTellsItsReset() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'limit':{'resetSeconds':60}}]")) {
            var response = client.post(RESPONSES, responses(true, ""));

            assertThat(response.statusCode()).isEqualTo(429);
            JsonNode error = ModelClient.json(response.body()).path("error");
            assertThat(error.path("type").asText()).isEqualTo("usage_limit_reached");
            assertThat(error.path("resets_in_seconds").asLong()).isBetween(50L, 61L);
        }
    }

    @Test
    void chatStreamsAToolCallAndItsUsage() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'}]")) {
            List<JsonNode> events = client.events(CHAT, chat(true, ""));
            StringBuilder arguments = new StringBuilder();
            events.forEach(e -> arguments.append(
                    e.at("/choices/0/delta/tool_calls/0/function/arguments").asText()));

            assertThat(arguments).hasToString("{\"cmd\":\"ls\"}");
            assertThat(events.get(events.size() - 2)
                            .at("/choices/0/finish_reason")
                            .asText())
                    .isEqualTo("tool_calls");
            assertThat(events.getLast().at("/usage/prompt_tokens").asInt()).isEqualTo(1000);
            assertThat(client.post(CHAT, chat(true, "")).body()).endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void chatAnswersWholeToo() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'},{'say':'done'}]")) {
            assertThat(client.document(CHAT, chat(false, ""))
                            .at("/choices/0/message/tool_calls/0/function/name")
                            .asText())
                    .isEqualTo("exec_command");
            assertThat(client.document(
                                    CHAT,
                                    chat(
                                            false,
                                            ",{'role':'assistant','content':null,'tool_calls':[{'id':'c'}]},{'role':'tool','content':'out'}"))
                            .at("/choices/0/message/content")
                            .asText())
                    .isEqualTo("done");
        }
    }

    @Test
    void aTurnBeforeThePromptIsNotCounted() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'},{'say':'done'}]")) {
            String body = chat(false, "")
                    .replace(
                            "'messages':[",
                            "'messages':[{'role':'user','content':'Setting up'},{'role':'assistant','content':'Got"
                                    + " it'},");

            assertThat(client.document(CHAT, body)
                            .at("/choices/0/finish_reason")
                            .asText())
                    .isEqualTo("tool_calls");
        }
    }

    @Test
    void modelsAreListed() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[]")) {
            assertThat(client.document("/v1/models", "").at("/data/0/id").asText())
                    .isEqualTo("conformance-model");
        }
    }

    private static String responses(boolean stream, String items) {
        return "{'model':'m','stream':" + stream + ",'tools':[{'type':'function','name':'exec_command','parameters':"
                + SCHEMA
                + "}],'input':[{'type':'message','role':'user','content':[{'type':'input_text','text':'conformance-script:"
                + " test'}]}"
                + items + "]}";
    }

    private static String chat(boolean stream, String messages) {
        return "{'model':'m','stream':" + stream
                + ",'tools':[{'type':'function','function':{'name':'exec_command','parameters':" + SCHEMA
                + "}}],'messages':[{'role':'user','content':'conformance-script: test'}" + messages + "]}";
    }
}
