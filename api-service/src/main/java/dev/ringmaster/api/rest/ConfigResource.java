package dev.ringmaster.api.rest;

import dev.ringmaster.api.command.RingRequests;
import dev.ringmaster.api.rest.http.Reply;
import dev.ringmaster.api.rest.http.Writes;
import dev.ringmaster.api.rest.request.ReloadConfig;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ring's settings over HTTP. */
@Path("/api/v1/config")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConfigResource {

    private final Writes writes;
    private final RingRequests requests;

    ConfigResource(Writes writes, RingRequests requests) {
        this.writes = writes;
        this.requests = requests;
    }

    @POST
    @Path("/reload")
    @Tag(name = "System")
    @Operation(
            operationId = "reloadConfig",
            summary = "Look at ringmaster.toml now",
            description =
                    "It comes in force for every component or for none. What became of it is told by config.applied or config.rejected,"
                            + " and by the status of scheduler-service.")
    @APIResponse(responseCode = "202", description = "Asked for")
    public Response reload(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @Nullable ReloadConfig body) {
        ReloadConfig asked = body == null ? ReloadConfig.USUAL : body;
        return writes.once(key, "POST /api/v1/config/reload", asked, tx -> {
            requests.reloadConfig(tx, asked.confirmed(), asked.asker());
            return Reply.accepted(Map.of("detail", "ringmaster.toml is looked at."));
        });
    }
}
