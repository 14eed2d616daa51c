package io.signalstack.notifier.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;

/** The description of the feed, for people and generators. */
@Path("/q/asyncapi")
public class AsyncApiResource {

    private static final String DOCUMENT = "/META-INF/asyncapi.yaml";

    @GET
    @PermitAll
    @Produces("application/yaml")
    public byte[] document() throws IOException {
        try (InputStream document = AsyncApiResource.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IOException(DOCUMENT + " is not packaged");
            }
            return document.readAllBytes();
        }
    }
}
