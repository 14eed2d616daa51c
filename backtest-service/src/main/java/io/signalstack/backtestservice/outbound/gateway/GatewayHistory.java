package io.signalstack.backtestservice.outbound.gateway;

import io.signalstack.backtestservice.application.history.VenueHistory;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.view.HistoryCandle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Venues' history from {@code GET /internal/v1/candles} of market-gateway. */
public final class GatewayHistory implements VenueHistory {

    /** What says that the question, or who puts it, has to be another; all other failures may pass. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404);

    private final GatewayClient gateway;

    public GatewayHistory(GatewayClient gateway) {
        this.gateway = gateway;
    }

    @Override
    public Answer candles(Instrument instrument, Timeframe timeframe, Instant from, Instant to)
            throws InterruptedException {
        try {
            GatewayAnswer answer = gateway.get(
                    "/internal/v1/candles",
                    Map.of(
                            "instrument", instrument.toString(),
                            "timeframe", timeframe.toString(),
                            "from", from.toString(),
                            "to", to.toString()));
            if (answer.isGiven()) {
                return came(answer);
            }
            String why = "market-gateway answers " + answer.status() + " " + answer.body();
            return REFUSALS.contains(answer.status())
                    ? new Answer.Refused(why)
                    : new Answer.Later(answer.retryAfter(), why);
        } catch (IOException | IllegalArgumentException e) {
            return new Answer.Later(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Also an answer that arrives in whole may break off: the venue stopped answering while it was written, or a candle is
     * written in a form that is not known here.
     */
    private static Answer came(GatewayAnswer answer) {
        Json.Elements<HistoryCandle> read = Json.elements(answer.body(), HistoryCandle.class);
        return new Answer.Came(
                read.values().stream().map(HistoryCandle::toDomain).toList(), answer.whole() && read.whole());
    }
}
