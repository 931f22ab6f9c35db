package dev.ringmaster.e2e.conformance.server;

import com.sun.net.httpserver.HttpServer;
import dev.ringmaster.e2e.conformance.script.Playback;
import dev.ringmaster.e2e.conformance.script.ScriptBook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model server on loopback, on a port of its own, that answers as scripted. */
public final class FakeModelServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Journal journal;

    /**
     * Starts at once.
     *
     * @param port 0 for a free one
     */
    public FakeModelServer(int port, ScriptBook scripts, Journal journal, InstantSource clock) throws IOException {
        this.journal = journal;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", new ModelHandler(scripts, new Playback(clock), journal, clock));
        http.setExecutor(threads);
        http.start();
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    public String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
