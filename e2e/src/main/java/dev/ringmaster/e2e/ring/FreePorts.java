package dev.ringmaster.e2e.ring;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine that nobody listens on at the moment. */
public final class FreePorts {

    private FreePorts() {}

    /** So many ports for services, and last the broker's, whose next one is free too for its controller. */
    public static List<Integer> of(int services) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < services; i++) {
                held.add(new ServerSocket(0));
                ports.add(held.getLast().getLocalPort());
            }
            while (ports.size() <= services) {
                ServerSocket first = new ServerSocket(0);
                held.add(first);
                try {
                    held.add(new ServerSocket(first.getLocalPort() + 1));
                    ports.add(first.getLocalPort());
                } catch (IOException taken) {
                    continue;
                }
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return ports;
    }
}
