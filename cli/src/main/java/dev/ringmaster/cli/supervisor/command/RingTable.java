package dev.ringmaster.cli.supervisor.command;

import dev.ringmaster.cli.supervisor.control.ComponentStatus;
import dev.ringmaster.cli.supervisor.control.RingStates;
import dev.ringmaster.cli.supervisor.control.RingStatus;
import dev.ringmaster.cli.supervisor.host.Ring;
import java.io.PrintStream;

/** Shows a ring to a person: its components and where it answers. */
public final class RingTable {

    private RingTable() {}

    static void print(PrintStream out, Ring ring, RingStatus status) {
        out.println("Ring      " + ring.folder().home());
        if (!ring.settings().kafka().isEmbedded()) {
            out.println("Kafka     " + ring.settings().kafka().bootstrap());
        }
        out.printf("%-18s %-13s %6s %8s%n", "COMPONENT", "STATE", "PORT", "PID");
        for (ComponentStatus component : status.components()) {
            out.printf(
                    "%-18s %-13s %6d %8s  %s%n",
                    component.component().word(),
                    component.state(),
                    component.port(),
                    component.pid() == null ? "-" : component.pid(),
                    component.message());
        }
        addresses(out, ring);
    }

    /** Where the ring answers, and where its token is. */
    public static void addresses(PrintStream out, Ring ring) {
        String api = api(ring);
        out.println("API       " + api + "/api/v1");
        out.println("OpenAPI   " + api + "/q/openapi");
        out.println("Swagger   " + api + "/q/swagger-ui");
        out.println("Token     " + ring.folder().token());
    }

    static String api(Ring ring) {
        return "http://" + RingStates.host(ring.settings()) + ":"
                + ring.settings().components().apiPort();
    }
}
