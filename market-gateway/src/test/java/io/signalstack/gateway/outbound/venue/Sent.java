package io.signalstack.gateway.outbound.venue;

import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Writes down what is asked of a REST client that answers nothing. */
public final class Sent {

    private final List<List<Object>> calls = new ArrayList<>();

    /** A call by its name and its arguments. */
    public RestResponse<String> call(Object... nameAndArguments) {
        calls.add(List.of(nameAndArguments));
        return RestResponse.ok("");
    }

    /** What sending a request asks. */
    public List<Object> by(VenueRequest<?> request) {
        calls.clear();
        var _ = request.send().get();
        return calls.getFirst();
    }
}
