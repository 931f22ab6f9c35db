package dev.ringmaster.e2e.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.e2e.conformance.script.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolboxTest {

    @Test
    void aCommandThatMustBeAListBecomesOne() {
        assertThat(call("shell", "{'properties':{'command':{'type':'array'}}}", new Step.Shell("ls")))
                .isEqualTo("shell {\"command\":[\"sh\",\"-c\",\"ls\"]}");
    }

    @Test
    void argumentsThatTheSchemaRequiresAreFilled() {
        assertThat(call(
                        "Bash",
                        "{'properties':{'command':{'type':'string'},'wait':{'type':'boolean'},'note':{'type':'string'}},"
                                + "'required':['command','wait']}",
                        new Step.Shell("ls")))
                .isEqualTo("Bash {\"command\":\"ls\",\"wait\":false}");
    }

    @Test
    void aPathIsMadeAbsoluteInTheClientsFolder() {
        assertThat(call(
                        "write",
                        "{'properties':{'filePath':{'type':'string'},'content':{'type':'string'}}}",
                        new Step.Write("a.txt", "hi")))
                .isEqualTo("write {\"filePath\":\"/project/a.txt\",\"content\":\"hi\"}");
    }

    @Test
    void aClientWithoutAWritingToolWritesWithItsShell() {
        assertThat(call("exec_command", "{'properties':{'cmd':{'type':'string'}}}", new Step.Write("a b", "it's")))
                .isEqualTo("exec_command {\"cmd\":\"printf '%s' 'it'\\\\''s' > 'a b'\"}");
    }

    @Test
    void aClientWithoutAShellIsTold() {
        assertThat(call("dance", "{}", new Step.Shell("ls"))).isEqualTo("✗ The client offers no shell tool: [dance]");
    }

    private static String call(String tool, String schema, Step.Turn turn) {
        try {
            Ask ask = new Ask(
                    "m",
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Ask.Tool(tool, new ObjectMapper().readTree(schema.replace('\'', '"')), false)),
                    Optional.of("/project"));
            return switch (new Toolbox(ask).content(turn)) {
                case Reply.Content.Text(String text) -> text;
                case Reply.Content.Call(String name, var arguments) -> name + " " + arguments;
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
