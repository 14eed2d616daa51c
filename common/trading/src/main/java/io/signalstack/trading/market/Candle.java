package io.signalstack.trading.market;

import java.time.Instant;

/**
 * What was traded in one bucket of time.
 *
 * @param openTimeMs first instant of the bucket, in epoch milliseconds
 * @param open first price, in the quote currency
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume amount traded, in the base currency
 * @param synthetic whether nothing traded and the candle was filled in flat
 */
public record Candle(
        long openTimeMs, double open, double high, double low, double close, double volume, boolean synthetic) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, unless prices are finite and positive, low and high
     *     enclose open and close, and the volume is finite and not negative
     */
    public Candle {
        requirePrice("open", open);
        requirePrice("high", high);
        requirePrice("low", low);
        requirePrice("close", close);
        if (low > Math.min(open, close)) {
            throw new IllegalArgumentException("candle low " + low + " is above open " + open + " or close " + close);
        }
        if (high < Math.max(open, close)) {
            throw new IllegalArgumentException("candle high " + high + " is below open " + open + " or close " + close);
        }
        if (!(volume >= 0 && volume < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("candle volume " + volume + " is not a finite number >= 0");
        }
    }

    /** A candle that was traded. */
    public static Candle traded(Instant openTime, double open, double high, double low, double close, double volume) {
        return new Candle(openTime.toEpochMilli(), open, high, low, close, volume, false);
    }

    /** The candle of a bucket in which, the venue confirms, nothing traded: flat at the last price. */
    public static Candle flat(Instant openTime, double price) {
        return new Candle(openTime.toEpochMilli(), price, price, price, price, 0, true);
    }

    public Instant openTime() {
        return Instant.ofEpochMilli(openTimeMs);
    }

    /** The first instant after the bucket: when the candle's decision is taken. */
    public Instant closeTime(Timeframe timeframe) {
        return Instant.ofEpochMilli(openTimeMs + timeframe.lengthMs());
    }

    private static void requirePrice(String field, double price) {
        if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("candle " + field + " " + price + " is not a finite price > 0");
        }
    }
}
