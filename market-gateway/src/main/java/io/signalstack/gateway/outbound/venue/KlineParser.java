package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.CandleAnswer;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.function.Function;

/**
 * How a venue's text becomes closed candles.
 *
 * @param rows finds the rows in it; throws {@link UnusableAnswer} alone
 * @param candles how they are written
 */
public record KlineParser(Function<String, JsonNode> rows, CandleRows candles) {

    /**
     * The candles that have closed, oldest first.
     *
     * @param closedBy venue time by which a candle must have closed, also by the venue's own word
     * @throws UnusableAnswer with the venue's error, or if the payload is not of this shape
     */
    public CandleAnswer parse(String payload, Timeframe timeframe, Instant closedBy) {
        return candles.read(rows.apply(payload), timeframe, closedBy);
    }
}
