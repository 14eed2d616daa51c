package io.signalstack.trading.market;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recording;
import io.signalstack.recordings.Recordings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Whole series of base candles for tests: recorded ones, and random walks that are the same for the same seed. */
public final class CandleSeries {

    /** Where generated series begin: midnight, so that every bucket is whole. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** What the generated and recorded series are of. */
    public static final Instrument INSTRUMENT = new Instrument("REPLAY", "BTC", "USD");

    private static final List<Candle> BTC = candles(Recordings.btcUsd());

    private CandleSeries() {}

    /** The recorded BTC/USD minutes of 2013. */
    public static List<Candle> recordedBtc() {
        return BTC;
    }

    /** A series with a tick of 0.01 that is polled by the minute. */
    public static Series series(Timeframe... timeframes) {
        return series(1, timeframes);
    }

    /** The instrument's series of a number. */
    public static Series series(int number, Timeframe... timeframes) {
        return new Series(
                Series.id(INSTRUMENT, number), INSTRUMENT, new BigDecimal("0.01"), Timeframe.M1, List.of(timeframes));
    }

    /** A random walk of minutes from {@link #START}, about 0.2% a minute, with silent minutes among them. */
    public static List<Candle> walk(long seed, int length) {
        var random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>(length);
        double price = 100;
        long openTimeMs = START.toEpochMilli();
        double drift = 0;
        for (int i = 0; i < length; i++, openTimeMs += Timeframe.M1.lengthMs()) {
            if (random.nextInt(20) == 0) {
                candles.add(Candle.flat(Instant.ofEpochMilli(openTimeMs), price));
                continue;
            }
            if (random.nextInt(200) == 0) {
                drift = random.nextDouble(-0.0006, 0.0006);
            }
            double close = cents(price * StrictMath.exp(drift + 0.002 * random.nextGaussian()));
            double high = cents(Math.max(price, close) * (1 + 0.001 * random.nextDouble()));
            double low = cents(Math.min(price, close) * (1 - 0.001 * random.nextDouble()));
            candles.add(new Candle(
                    openTimeMs,
                    price,
                    Math.max(high, Math.max(price, close)),
                    Math.min(low, Math.min(price, close)),
                    close,
                    random.nextDouble(0.01, 50),
                    false));
            price = close;
        }
        return candles;
    }

    /** The series' start, and its candles as first published. */
    public static List<MarketRecord> records(Series series, List<Candle> candles) {
        List<MarketRecord> records = new ArrayList<>(candles.size() + 1);
        records.add(new MarketRecord.SeriesStarted(series));
        candles.forEach(candle -> records.add(new MarketRecord.Base(candle, 0)));
        return records;
    }

    /** A recording's rows; those in which nothing traded are synthetic. */
    public static List<Candle> candles(Recording recording) {
        return recording.rows().stream().map(CandleSeries::candle).toList();
    }

    private static Candle candle(RecordedCandle row) {
        return new Candle(
                row.openTimeMs(),
                row.open().doubleValue(),
                row.high().doubleValue(),
                row.low().doubleValue(),
                row.close().doubleValue(),
                row.volume().doubleValue(),
                row.volume().signum() == 0);
    }

    private static double cents(double price) {
        return Math.rint(price * 100) / 100;
    }
}
