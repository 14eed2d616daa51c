package io.signalstack.platform.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An answer that is given again to whoever repeats the request.
 *
 * @param status the HTTP status, a success
 * @param headers those that belong to it
 * @param body JSON
 */
public record KeptAnswer(int status, Map<String, String> headers, String body) {

    /** Tells a repeated answer from a first one. */
    private static final String REPLAYED = "Idempotency-Replayed";

    public KeptAnswer {
        headers = Map.copyOf(headers);
    }

    Response first() {
        return builder().build();
    }

    Response again() {
        return builder().header(REPLAYED, "true").build();
    }

    private Response.ResponseBuilder builder() {
        Response.ResponseBuilder answer =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        // As text: a URI would be made absolute, with this process's own host and port.
        headers.forEach(answer::header);
        return answer;
    }
}
