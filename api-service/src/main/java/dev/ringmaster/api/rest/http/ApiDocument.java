package dev.ringmaster.api.rest.http;

import dev.ringmaster.api.rest.reply.ProblemBody;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The head of the OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Ringmaster",
                        version = "1",
                        description = """
                                Tasks for coding agents: create them, watch them, answer their questions.

                                Every request needs the token of `.ringmaster/token` as a bearer token: press Authorize and paste it. \
                                Refusals are `application/problem+json` (RFC 9457) with a stable `code`. Every POST takes an \
                                `Idempotency-Key`; PATCH and DELETE of a resource need `If-Match` with its ETag. Lists carry \
                                `eventCursor`: start `/api/v1/events/stream?after=` there to miss nothing.""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = ApiDocument.REFUSED,
                                        description = "Refused: see code and detail",
                                        content =
                                                @Content(
                                                        mediaType = "application/problem+json",
                                                        schema = @Schema(implementation = ProblemBody.class)))),
        security = @SecurityRequirement(name = "token"),
        tags = {
            @Tag(
                    name = "Projects",
                    description = "A repository, the gates that prove work on it, and what agents are told about it."),
            @Tag(name = "Tasks", description = "What is to be done, in which order, and where it stands."),
            @Tag(name = "Decisions", description = "Questions that only a person can answer."),
            @Tag(name = "Workers", description = "The agent CLIs that take tasks."),
            @Tag(name = "Budgets", description = "What was spent and set aside."),
            @Tag(name = "Attempts", description = "Runs of agents on tasks, with their prompts and output."),
            @Tag(name = "Events", description = "Everything that happens, as a list and as a stream."),
            @Tag(name = "System", description = "The ring itself.")
        })
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The content of .ringmaster/token")
public class ApiDocument extends Application {

    /** The name of the response that every operation has besides its own. */
    static final String REFUSED = "Refused";
}
