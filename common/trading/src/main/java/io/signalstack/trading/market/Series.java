package io.signalstack.trading.market;

import java.math.BigDecimal;
import java.util.List;

/**
 * An instrument's history under one number, and what holds for it.
 *
 * @param id names the series for good, such as {@code REPLAY:BTC/USD#1}
 * @param instrument whose history it is
 * @param tick smallest step of a price, in the quote currency
 * @param baseInterval the timeframe that is polled; all others are made of it
 * @param timeframes what is scored, ascending; each is made of whole base candles
 * @param market where its candles come from
 */
public record Series(
        String id,
        Instrument instrument,
        BigDecimal tick,
        Timeframe baseInterval,
        List<Timeframe> timeframes,
        MarketKind market) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, if the tick is not positive, no timeframe is given, or
     *     one is not made of the base interval
     */
    public Series {
        if (tick.signum() <= 0) {
            throw new IllegalArgumentException("series tick " + tick + " is not positive");
        }
        if (timeframes.isEmpty()) {
            throw new IllegalArgumentException("series timeframes are empty");
        }
        for (Timeframe timeframe : timeframes) {
            if (!timeframe.isMadeOf(baseInterval)) {
                throw new IllegalArgumentException(
                        "series timeframe " + timeframe + " is not made of its base interval " + baseInterval);
            }
        }
        timeframes = timeframes.stream().sorted().distinct().toList();
    }

    /** A series of a live market. */
    public Series(
            String id, Instrument instrument, BigDecimal tick, Timeframe baseInterval, List<Timeframe> timeframes) {
        this(id, instrument, tick, baseInterval, timeframes, MarketKind.live());
    }

    /** This series with other timeframes. */
    public Series withTimeframes(List<Timeframe> others) {
        return new Series(id, instrument, tick, baseInterval, others, market);
    }

    /** This series with candles that come from elsewhere. */
    public Series withMarket(MarketKind other) {
        return new Series(id, instrument, tick, baseInterval, timeframes, other);
    }

    /** The id of an instrument's series of the given number, counted from 1. */
    public static String id(Instrument instrument, int number) {
        return instrument + "#" + number;
    }
}
