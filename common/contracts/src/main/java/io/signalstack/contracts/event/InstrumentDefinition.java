package io.signalstack.contracts.event;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.math.BigDecimal;
import java.util.List;

/**
 * A value of {@code instruments.v1}: what to poll.
 *
 * @param instrument text form, also the record's key
 * @param venueSymbol what the venue calls it, such as {@code BTCUSDT}
 * @param tick smallest step of a price
 * @param baseInterval the timeframe to poll
 * @param timeframes what to score
 * @param backfillDays how many days of history to fetch before the first live candle
 * @param seriesNumber 1, and one more each time its history has to begin again
 * @param enabled whether it is polled
 * @param market where its candles come from; live in records from before that was said
 */
public record InstrumentDefinition(
        String instrument,
        String venueSymbol,
        BigDecimal tick,
        String baseInterval,
        List<String> timeframes,
        int backfillDays,
        int seriesNumber,
        boolean enabled,

        @JacksonInject(value = Earlier.LIVE_MARKET, useInput = OptBoolean.TRUE)
        MarketBody market) {

    public InstrumentDefinition {
        requireNonNull(market, "an instrument's market");
    }

    /** A definition of an instrument on a live market. */
    public InstrumentDefinition(
            String instrument,
            String venueSymbol,
            BigDecimal tick,
            String baseInterval,
            List<String> timeframes,
            int backfillDays,
            int seriesNumber,
            boolean enabled) {
        this(
                instrument,
                venueSymbol,
                tick,
                baseInterval,
                timeframes,
                backfillDays,
                seriesNumber,
                enabled,
                MarketBody.LIVE);
    }

    /** This definition, with candles that come from elsewhere. */
    public InstrumentDefinition withMarket(MarketBody other) {
        return new InstrumentDefinition(
                instrument, venueSymbol, tick, baseInterval, timeframes, backfillDays, seriesNumber, enabled, other);
    }

    /** This definition, with its history begun again under another number. */
    public InstrumentDefinition withSeries(int number) {
        return new InstrumentDefinition(
                instrument, venueSymbol, tick, baseInterval, timeframes, backfillDays, number, enabled, market);
    }
}
