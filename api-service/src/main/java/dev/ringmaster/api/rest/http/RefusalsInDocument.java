package dev.ringmaster.api.rest.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Gives every operation of the document the one response for refusals, in place of what libraries add by themselves. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class RefusalsInDocument implements OASFilter {

    private static final String DEFAULT = "default";
    private static final String BAD_REQUEST = "400";
    private static final List<String> OF_LIBRARIES = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null) {
            operation.getResponses().removeAPIResponse(BAD_REQUEST);
            operation
                    .getResponses()
                    .addAPIResponse(DEFAULT, OASFactory.createAPIResponse().ref(ApiDocument.REFUSED));
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new HashMap<>(document.getComponents().getSchemas());
        OF_LIBRARIES.forEach(schemas::remove);
        document.getComponents().setSchemas(schemas);
    }
}
