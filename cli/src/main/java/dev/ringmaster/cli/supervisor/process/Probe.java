package dev.ringmaster.cli.supervisor.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a port on this machine a short question. Uses bare sockets: an HTTP client would be half of the supervisor's memory. */
public final class Probe {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 2_000;
    private static final short API_VERSIONS = 18;

    private Probe() {}

    /** Whether {@code GET path} is answered with status 200. */
    public static boolean answersOk(String host, int port, String path) {
        try (Socket socket = connect(host, port)) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + ":" + port + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.0 200".length());
            return new String(line, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Whether a Kafka broker handles requests there: it answers an ApiVersions request. */
    public static boolean answersKafka(String host, int port) {
        try (Socket socket = connect(host, port)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] client = "ringmaster".getBytes(StandardCharsets.US_ASCII);
            out.writeInt(2 + 2 + 4 + 2 + client.length);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(1);
            out.writeShort(client.length);
            out.write(client);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            int correlation = in.readInt();
            short error = in.readShort();
            return size > 6 && correlation == 1 && error == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Whether something listens there. */
    public static boolean listens(String host, int port) {
        try (Socket socket = connect(host, port);
                InputStream in = socket.getInputStream()) {
            return in != null;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Whether a server could listen there now. */
    public static boolean free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Socket connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }
}
