package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Reads answers that are to be refused. */
public final class Refusal {

    private Refusal() {}

    /** What is thrown when a request reads a body that came with status 200. */
    public static UnusableAnswer of(VenueRequest<?> request, String body) {
        Throwable thrown = catchThrowable(() -> request.read().apply(VenueAnswer.of(200, body)));
        assertThat(thrown).isInstanceOf(UnusableAnswer.class);
        return (UnusableAnswer) thrown;
    }
}
