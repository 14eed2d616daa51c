package io.signalstack.trading.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a signal ended, on candles as first published.
 *
 * @param result what ended it
 * @param filledAt open time of the candle at whose open it was filled; null if it was not
 * @param fillPrice that open, in the quote currency
 * @param exitAt open time of the candle that ended it, or for {@link Result#EXPIRED} that candle's close
 * @param exitPrice the price at which it was left; null where that is not known
 * @param grossR profit in units of the risk, before costs; null unless filled and verifiable
 * @param netR the same after the strategy's costs of both sides
 * @param ambiguous whether one candle touched both levels, so that the stop was assumed to come first
 */
public record Outcome(
        Result result,
        @Nullable Instant filledAt,
        @Nullable Double fillPrice,
        @Nullable Instant exitAt,
        @Nullable Double exitPrice,
        @Nullable Double grossR,
        @Nullable Double netR,
        boolean ambiguous) {

    /** What ended a signal. */
    public enum Result {
        TARGET,
        STOP,
        EXPIRED,
        STRATEGY_EXIT,
        NOT_FILLED,
        UNVERIFIABLE
    }
}
