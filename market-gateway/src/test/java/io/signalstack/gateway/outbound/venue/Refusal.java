package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;

/** Reads answers that are to be refused. */
public final class Refusal {

    private Refusal() {}

    /** What is thrown when a request reads a body that came with status 200. */
    public static UnusableAnswer of(VenueRequest<?> request, String body) {
        Throwable thrown = catchThrowable(() -> request.read().apply(VenueAnswer.of(200, body)));
        assertThat(thrown).isInstanceOf(UnusableAnswer.class);
        return (UnusableAnswer) thrown;
    }

    /** Nothing is taken from a body: it is refused as malformed, or its rows are set aside. */
    public static void orNothing(VenueRequest<?> request, String body) {
        try {
            boolean nothing = switch (request.read().apply(VenueAnswer.of(200, body))) {
                case CandleAnswer answer -> answer.candles().isEmpty();
                case Prices prices -> prices.bySymbol().isEmpty();
                default -> false;
            };
            assertThat(nothing).as(body).isTrue();
        } catch (UnusableAnswer e) {
            assertThat(e.reason()).as(body).isEqualTo(Reason.MALFORMED);
        }
    }
}
