package io.signalstack.contracts.event;

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
 */
public record InstrumentDefinition(
        String instrument,
        String venueSymbol,
        BigDecimal tick,
        String baseInterval,
        List<String> timeframes,
        int backfillDays,
        int seriesNumber,
        boolean enabled) {}
