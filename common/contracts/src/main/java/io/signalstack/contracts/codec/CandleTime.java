package io.signalstack.contracts.codec;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.MarketRecord;
import java.time.Instant;

/** Which times a candle can have: JSON can name instants that neither milliseconds nor a store can hold. */
final class CandleTime {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private CandleTime() {}

    static boolean isPossible(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** @throws IllegalArgumentException naming it, if the event is about a candle and has a time that is not possible */
    static void check(CandleEvent event) {
        if (event instanceof CandleEvent.BaseCandle candle && candle.closedAt() != null) {
            check("closedAt", candle.closedAt());
        }
        switch (event.toDomain()) {
            case MarketRecord.Seed seed -> check("openTime", seed.candle().openTime());
            case MarketRecord.Base base -> check("openTime", base.candle().openTime());
            case MarketRecord.Lost lost -> check("openTime", lost.openTime());
            case MarketRecord.SeriesStarted _, MarketRecord.InstrumentChanged _, MarketRecord.Unreadable _ -> {}
        }
    }

    private static void check(String field, Instant time) {
        if (!isPossible(time)) {
            throw new IllegalArgumentException(
                    "candle " + field + " " + time + " is not between " + FIRST + " and " + LAST);
        }
    }
}
