package io.signalstack.contracts.codec;

import io.signalstack.trading.market.MarketRecord;
import java.time.Instant;

/** Which open times a candle can have: JSON can name instants that neither milliseconds nor a store can hold. */
final class CandleTime {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private CandleTime() {}

    static boolean isPossible(Instant openTime) {
        return !openTime.isBefore(FIRST) && !openTime.isAfter(LAST);
    }

    /** @throws IllegalArgumentException naming it, if the record is of a candle whose open time is not possible */
    static void check(MarketRecord record) {
        switch (record) {
            case MarketRecord.Seed seed -> check(seed.candle().openTime());
            case MarketRecord.Base base -> check(base.candle().openTime());
            case MarketRecord.Lost lost -> check(lost.openTime());
            case MarketRecord.SeriesStarted _, MarketRecord.InstrumentChanged _, MarketRecord.Unreadable _ -> {}
        }
    }

    private static void check(Instant openTime) {
        if (!isPossible(openTime)) {
            throw new IllegalArgumentException(
                    "candle openTime " + openTime + " is not between " + FIRST + " and " + LAST);
        }
    }
}
