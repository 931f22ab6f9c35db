package dev.ringmaster.cli.supervisor.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringmaster.settings.RingFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the supervisor of a ring. */
public final class ControlClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RingFolder folder;

    public ControlClient(RingFolder folder) {
        this.folder = folder;
    }

    /**
     * Asks and waits for the answer.
     *
     * @param notes told what goes on meanwhile, one sentence each
     * @return empty when no supervisor listens
     * @throws IOException if the supervisor went away in the middle
     */
    public Optional<ControlReply> ask(ControlRequest request, Consumer<String> notes) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            try {
                channel.connect(ControlSocket.of(folder));
            } catch (IOException nobodyListens) {
                return Optional.empty();
            }
            Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
            out.write(line(request) + "\n");
            out.flush();
            BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode node = JSON.readTree(line);
                if (node.has("ok")) {
                    return Optional.of(new ControlReply(
                            node.path("ok").asBoolean(),
                            node.path("message").asText(""),
                            node.has("ring") ? RingStatusJson.read(node.path("ring")) : null));
                }
                notes.accept(node.path("note").asText(""));
            }
            throw new IOException("the supervisor went away before it answered");
        }
    }

    private static String line(ControlRequest request) {
        ObjectNode node = JSON.createObjectNode();
        switch (request) {
            case ControlRequest.Status() -> node.put("ask", "status");
            case ControlRequest.Start(var component) -> node.put("ask", "start").put("component", component.word());
            case ControlRequest.Stop(var component) -> node.put("ask", "stop").put("component", component.word());
            case ControlRequest.Restart(var component) ->
                node.put("ask", "restart").put("component", component.word());
            case ControlRequest.AwaitReady(int seconds) ->
                node.put("ask", "await-ready").put("seconds", seconds);
            case ControlRequest.Down(boolean now) -> node.put("ask", "down").put("now", now);
        }
        return node.toString();
    }
}
