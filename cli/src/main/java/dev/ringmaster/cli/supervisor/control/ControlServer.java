package dev.ringmaster.cli.supervisor.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringmaster.settings.Component;
import dev.ringmaster.settings.RingFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Listens for requests on the supervisor's socket; each connection brings one. */
public final class ControlServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_REQUESTS = 32;
    private static final int LAST_ANSWERS_SECONDS = 2;

    private final ServerSocketChannel channel;
    private final UnixDomainSocketAddress address;
    private final ControlDesk desk;
    private final Semaphore answering = new Semaphore(MOST_REQUESTS);

    private ControlServer(ServerSocketChannel channel, UnixDomainSocketAddress address, ControlDesk desk) {
        this.channel = channel;
        this.address = address;
        this.desk = desk;
    }

    /**
     * Starts listening. The caller holds the ring's supervisor lock, so a socket that exists is a dead supervisor's.
     *
     * @throws IOException if the socket cannot be created
     */
    public static ControlServer listen(RingFolder folder, ControlDesk desk) throws IOException {
        UnixDomainSocketAddress address = ControlSocket.of(folder);
        Files.deleteIfExists(address.getPath());
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(address);
        Files.setPosixFilePermissions(address.getPath(), PosixFilePermissions.fromString("rw-------"));
        ControlServer server = new ControlServer(channel, address, desk);
        Thread.ofPlatform().name("control").daemon().start(server::accept);
        return server;
    }

    /** Stops listening; those who wait for the ring's end still get their answer. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(address.getPath());
        try {
            if (!answering.tryAcquire(MOST_REQUESTS, LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("ringmaster: somebody who asked the supervisor got no answer");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                SocketChannel connection = channel.accept();
                answering.acquireUninterruptibly();
                Thread.ofPlatform().name("request").daemon().start(() -> serve(connection));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failure) {
                System.err.println("ringmaster: a request could not be taken: " + failure.getMessage());
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
            Writer out = Channels.newWriter(connection, StandardCharsets.UTF_8);
            String line = in.readLine();
            if (line == null) {
                return;
            }
            ControlReply reply = request(JSON.readTree(line))
                    .map(request -> desk.answer(request, note -> send(out, note(note))))
                    .orElseGet(() -> new ControlReply(false, "this supervisor does not know what is asked", null));
            send(out, reply(reply));
        } catch (IOException goneOrGarbled) {
            // Whoever asked has gone away or never spoke our language; there is nobody to tell.
            return;
        } finally {
            answering.release();
        }
    }

    private static void send(Writer out, String line) {
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException listenerLeft) {
            // The work that was asked for goes on without an audience.
            return;
        }
    }

    private static String note(String text) {
        return JSON.createObjectNode().put("note", text).toString();
    }

    private static String reply(ControlReply reply) {
        var node = JSON.createObjectNode().put("ok", reply.ok()).put("message", reply.message());
        if (reply.ring() != null) {
            node.set("ring", RingStatusJson.write(reply.ring()));
        }
        return node.toString();
    }

    private static Optional<ControlRequest> request(JsonNode node) {
        Optional<Component> component = Component.ofWord(node.path("component").asText());
        return switch (node.path("ask").asText()) {
            case "status" -> Optional.of(new ControlRequest.Status());
            case "start" -> component.map(ControlRequest.Start::new);
            case "stop" -> component.map(ControlRequest.Stop::new);
            case "restart" -> component.map(ControlRequest.Restart::new);
            case "await-ready" ->
                Optional.of(new ControlRequest.AwaitReady(node.path("seconds").asInt(60)));
            case "down" -> Optional.of(new ControlRequest.Down(node.path("now").asBoolean()));
            default -> Optional.empty();
        };
    }
}
