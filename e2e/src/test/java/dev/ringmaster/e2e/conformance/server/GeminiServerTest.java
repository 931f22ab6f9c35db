package dev.ringmaster.e2e.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeminiServerTest {

    private static final String MODEL = "/v1beta/models/gemini-2.5-flash";

    @TempDir
    Path folder;

    @Test
    void aToolCallComesWithItsUsage() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'}]")) {
            List<JsonNode> events = client.events(MODEL + ":streamGenerateContent?alt=sse", request(""));

            JsonNode call = events.getLast().at("/candidates/0/content/parts/0/functionCall");
            assertThat(call.toString())
                    .isEqualTo("{\"id\":\"call_1\",\"name\":\"run_shell_command\",\"args\":{\"command\":\"ls\"}}");
            assertThat(events.getLast().at("/usageMetadata/promptTokenCount").asInt())
                    .isEqualTo(1000);
            assertThat(client.journal().getFirst().path("model").asText()).isEqualTo("gemini-2.5-flash");
        }
    }

    @Test
    void theHistoryDecides() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'shell':'ls'},{'say':'done'}]")) {
            JsonNode answer = client.document(
                    MODEL + ":generateContent",
                    request(",{'role':'model','parts':[{'functionCall':{'name':'run_shell_command'}}]},"
                            + "{'role':'user','parts':[{'functionResponse':{'response':{'output':'out'}}}]}"));

            assertThat(answer.at("/candidates/0/content/parts/0/text").asText()).isEqualTo("done");
            assertThat(answer.at("/usageMetadata/cachedContentTokenCount").asInt())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSpentQuotaTellsWhenToRetry() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[{'limit':{'resetSeconds':60}}]")) {
            var response = client.post(MODEL + ":streamGenerateContent?alt=sse", request(""));

            assertThat(response.statusCode()).isEqualTo(429);
            JsonNode error = ModelClient.json(response.body()).path("error");
            assertThat(error.path("status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
            assertThat(error.at("/details/1/retryDelay").asText()).matches("(6[01]|5\\d)s");
        }
    }

    @Test
    void tokensAreCounted() throws Exception {
        try (ModelClient client = new ModelClient(folder, "[]")) {
            assertThat(client.document(MODEL + ":countTokens", request(""))
                            .path("totalTokens")
                            .asInt())
                    .isPositive();
        }
    }

    private static String request(String contents) {
        return "{'tools':[{'functionDeclarations':[{'name':'run_shell_command','parametersJsonSchema':"
                + "{'properties':{'command':{'type':'string'}}}}]}],"
                + "'contents':[{'role':'user','parts':[{'text':'conformance-script: test'}]}" + contents + "]}";
    }
}
