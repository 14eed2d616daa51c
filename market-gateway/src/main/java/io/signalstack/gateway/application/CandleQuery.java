package io.signalstack.gateway.application;

import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Which candles are wanted.
 *
 * @param symbol what the venue calls the instrument
 * @param timeframe length of the candles
 * @param from open time of the oldest
 * @param closedBy venue time by which a candle must have closed to be in the answer
 * @param limit how many at most, the oldest ones
 */
public record CandleQuery(String symbol, Timeframe timeframe, Instant from, Instant closedBy, int limit) {

    /** The instant at which what is wanted ends: as many buckets later as are wanted, or when they must have closed. */
    public Instant end() {
        Instant full = from.plus(timeframe.length().multipliedBy(limit));
        return full.isBefore(closedBy) ? full : closedBy;
    }

    /** This question, narrowed to candles that have closed by that venue time. */
    public CandleQuery closedBy(Instant time) {
        return time.isBefore(closedBy) ? new CandleQuery(symbol, timeframe, from, time, limit) : this;
    }

    /** This question, narrowed to so many candles at most, the oldest ones. */
    public CandleQuery atMost(int candles) {
        return new CandleQuery(symbol, timeframe, from, closedBy, Math.min(limit, candles));
    }

    /** Whether a bucket that opens then is asked for: it begins late enough, and is over by then. */
    public boolean wants(Instant openTime) {
        return !openTime.isBefore(from) && openTime.toEpochMilli() <= closedBy.toEpochMilli() - timeframe.lengthMs();
    }
}
