package dev.ringmaster.agent.launch;

import dev.ringmaster.model.settings.PromptDelivery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One start of an agent.
 *
 * @param args passed as they are; <code>{prompt_file}</code> stands for the prompt's path when the prompt goes by file
 * @param prompt never an argument
 * @param variables of its environment, by name
 * @param passed names of variables to pass on where they are set: the agent's own credentials and the way to the network
 * @param files to be there before it starts
 * @param session its id of the session, where it is given from outside; null where the agent makes it up
 */
public record Invocation(
        List<String> args,
        PromptDelivery prompt,
        Map<String, String> variables,
        List<String> passed,
        List<ConfigFile> files,
        @Nullable String session) {

    public Invocation {
        args = List.copyOf(args);
        variables = Map.copyOf(variables);
        passed = List.copyOf(passed);
        files = List.copyOf(files);
    }
}
