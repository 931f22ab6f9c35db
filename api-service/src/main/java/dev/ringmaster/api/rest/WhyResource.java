package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.TaskLookup;
import dev.ringmaster.api.why.Explanation;
import dev.ringmaster.api.why.Why;
import dev.ringmaster.api.why.facts.WhyReader;
import dev.ringmaster.runtime.ledger.Ledger;
import dev.ringmaster.runtime.settings.RingSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The explanation of a task over HTTP. */
@Path("/api/v1/tasks/{id}/why")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
public class WhyResource {

    private final Ledger ledger;
    private final TaskLookup lookup;
    private final WhyReader reader;
    private final RingSettings ring;
    private final InstantSource clock = InstantSource.system();

    WhyResource(Ledger ledger, TaskLookup lookup, WhyReader reader, RingSettings ring) {
        this.ledger = ledger;
        this.lookup = lookup;
        this.reader = reader;
        this.ring = ring;
    }

    @GET
    @Operation(
            operationId = "explainTask",
            summary = "Say why a task is as it is",
            description =
                    "Running where and since when; or blocked by what, through which chain, and what would free it soonest;"
                            + " or ready at which place behind which tasks; or how it ended. One paragraph, and its facts.")
    public Why why(@PathParam("id") String id) {
        return ledger.read(connection -> Explanation.of(
                reader.of(connection, lookup.require(connection, id), ring.settings(), clock.instant())));
    }
}
