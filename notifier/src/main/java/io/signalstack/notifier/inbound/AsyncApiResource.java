package io.signalstack.notifier.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The description of the feed, for people and generators. */
@Path("/q/asyncapi")
@Tag(name = "feed")
public class AsyncApiResource {

    private static final String DOCUMENT = "/META-INF/asyncapi.yaml";

    @GET
    @PermitAll
    @Produces("application/yaml")
    @Operation(summary = "The live feed's AsyncAPI document")
    @APIResponse(
            responseCode = "200",
            description = "AsyncAPI 3.",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public byte[] document() throws IOException {
        try (InputStream document = AsyncApiResource.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IOException(DOCUMENT + " is not packaged");
            }
            return document.readAllBytes();
        }
    }
}
