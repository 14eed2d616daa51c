package io.signalstack.gateway.inbound;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The candles that lack between those of a history, for the venue has no row of them that can be read: nothing is known of
 * them. Mutable: for one reader.
 */
final class MissingCandles {

    private static final int NAMED = 10;

    private final Timeframe timeframe;
    private final List<Instant> named = new ArrayList<>();
    private long count;
    private @Nullable Instant due;

    MissingCandles(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /** Takes the next candle, oldest first. */
    void next(Candle candle) {
        for (Instant openTime = due;
                openTime != null && openTime.isBefore(candle.openTime());
                openTime = openTime.plus(timeframe.length())) {
            count++;
            if (named.size() < NAMED) {
                named.add(openTime);
            }
        }
        due = candle.closeTime(timeframe);
    }

    boolean isNone() {
        return count == 0;
    }

    /** How many, and when the first ten open. */
    @Override
    public String toString() {
        return count + " (" + named.stream().map(Instant::toString).collect(Collectors.joining(", "))
                + (count > named.size() ? " and more" : "") + ")";
    }
}
