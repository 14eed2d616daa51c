package io.signalstack.trading.market;

import java.time.Instant;

/** Candles for tests: {@code aCandle().at("2026-01-01T00:00:00Z").closing(101.5).build()}. */
public final class CandleBuilder {

    private long openTimeMs;
    private double open = 100;
    private double close = 100;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double volume = 10;
    private boolean synthetic;

    private CandleBuilder() {}

    /** A candle at the epoch, flat at 100, volume 10. */
    public static CandleBuilder aCandle() {
        return new CandleBuilder();
    }

    public CandleBuilder at(Instant openTime) {
        return at(openTime.toEpochMilli());
    }

    public CandleBuilder at(String openTime) {
        return at(Instant.parse(openTime));
    }

    public CandleBuilder at(long epochMs) {
        openTimeMs = epochMs;
        return this;
    }

    public CandleBuilder opening(double price) {
        open = price;
        return this;
    }

    public CandleBuilder closing(double price) {
        close = price;
        return this;
    }

    /** Open and close at one price. */
    public CandleBuilder flatAt(double price) {
        return opening(price).closing(price);
    }

    /** The highest price; by default the higher one of open and close. */
    public CandleBuilder reaching(double price) {
        high = price;
        return this;
    }

    /** The lowest price; by default the lower one of open and close. */
    public CandleBuilder dippingTo(double price) {
        low = price;
        return this;
    }

    public CandleBuilder trading(double amount) {
        volume = amount;
        return this;
    }

    public CandleBuilder synthetic() {
        volume = 0;
        synthetic = true;
        return this;
    }

    public Candle build() {
        return new Candle(
                openTimeMs,
                open,
                Double.isNaN(high) ? Math.max(open, close) : high,
                Double.isNaN(low) ? Math.min(open, close) : low,
                close,
                volume,
                synthetic);
    }
}
