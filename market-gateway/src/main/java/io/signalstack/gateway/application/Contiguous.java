package io.signalstack.gateway.application;

import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Candles without a gap between them. */
final class Contiguous {

    private Contiguous() {}

    /** The candles, oldest first, with flat ones where nothing was traded; where candles are missing, as they are. */
    static List<Candle> filled(List<Candle> candles, Timeframe timeframe, Omitted omitted) {
        if (omitted == Omitted.MISSING || candles.isEmpty()) {
            return candles;
        }
        return filledUntil(candles, timeframe, candles.getLast().closeTime(timeframe));
    }

    /** The longest run of candles without a gap that ends at {@code until}, oldest first. */
    static List<Candle> endingAt(Instant until, List<Candle> candles, Timeframe timeframe, Omitted omitted) {
        if (omitted == Omitted.UNTRADED) {
            return filledUntil(candles, timeframe, until);
        }
        int first = candles.size();
        Instant expected = until.minus(timeframe.length());
        while (first > 0 && candles.get(first - 1).openTime().equals(expected)) {
            first--;
            expected = expected.minus(timeframe.length());
        }
        return candles.subList(first, candles.size());
    }

    private static List<Candle> filledUntil(List<Candle> candles, Timeframe timeframe, Instant until) {
        List<Candle> filled = new ArrayList<>();
        for (Candle candle : candles) {
            fill(filled, timeframe, candle.openTime());
            filled.add(candle);
        }
        fill(filled, timeframe, until);
        return filled;
    }

    private static void fill(List<Candle> filled, Timeframe timeframe, Instant until) {
        while (!filled.isEmpty() && filled.getLast().closeTime(timeframe).isBefore(until)) {
            Candle last = filled.getLast();
            filled.add(Candle.flat(last.closeTime(timeframe), last.close()));
        }
    }
}
