package dev.ringmaster.scheduler.runtime.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.scheduler.runtime.LaunchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code command.json} says, for people: what was started where. Values of the environment are not written down, they may be secret.
 */
record CommandRecord(List<String> command, String workingDirectory, String prompt, Set<String> environment) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static String json(List<String> line, LaunchRequest request) throws IOException {
        try {
            return JSON.writeValueAsString(new CommandRecord(
                            line,
                            request.workingDirectory().toString(),
                            request.delivery().word(),
                            new TreeSet<>(request.environment().keySet())))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IOException("the command cannot be written down", e);
        }
    }
}
