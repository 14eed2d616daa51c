package io.signalstack.trading.signal;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Signals for tests: {@code aSignal().on(Timeframe.M5).at("2026-01-01T00:00:00Z").build()}. */
public final class SignalBuilder {

    private StrategyKey strategy = new StrategyKey("confluence", "1");
    private Map<String, String> parameters = Map.of();
    private Instrument instrument = new Instrument("REPLAY", "BTC", "USD");
    private Timeframe timeframe = Timeframe.M1;
    private Instant openTime = Instant.parse("2026-01-01T00:00:00Z");
    private Side side = Side.LONG;
    private double entry = 100;
    private double stop = 90;
    private double target = 120;
    private int horizon = 24;
    private double costPerSide = 0.0015;

    private SignalBuilder() {}

    /** A LONG at 100 with stop 90, target 120, that expires after 24 minutes. */
    public static SignalBuilder aSignal() {
        return new SignalBuilder();
    }

    public SignalBuilder by(StrategyKey key) {
        strategy = key;
        return this;
    }

    public SignalBuilder with(Map<String, String> strategyParameters) {
        parameters = strategyParameters;
        return this;
    }

    public SignalBuilder of(Instrument traded) {
        instrument = traded;
        return this;
    }

    public SignalBuilder on(Timeframe length) {
        timeframe = length;
        return this;
    }

    public SignalBuilder at(String candleOpenTime) {
        return at(Instant.parse(candleOpenTime));
    }

    public SignalBuilder at(Instant candleOpenTime) {
        openTime = candleOpenTime;
        return this;
    }

    /** The reference price; stop and target stay. */
    public SignalBuilder entering(double price) {
        entry = price;
        return this;
    }

    public SignalBuilder stopping(double price) {
        stop = price;
        return this;
    }

    public SignalBuilder targeting(double price) {
        target = price;
        return this;
    }

    /** The same distances the other way round: stop 110, target 80 by default. */
    public SignalBuilder shorting() {
        side = Side.SHORT;
        stop = 2 * entry - stop;
        target = 2 * entry - target;
        return this;
    }

    public SignalBuilder expiringAfter(int candles) {
        horizon = candles;
        return this;
    }

    public Signal build() {
        Instant closeTime = openTime.plusMillis(timeframe.lengthMs());
        var levels = new Levels(entry, target, stop, closeTime.plusMillis(horizon * timeframe.lengthMs()));
        return new Signal(
                new SignalIds(strategy, parameters).of(1, instrument, timeframe, openTime, side),
                strategy,
                1,
                Series.id(instrument, 1),
                Instant.parse("2025-12-01T00:00:00Z"),
                instrument,
                timeframe,
                openTime,
                side,
                levels,
                new Assessment(
                        side.sign() * 0.7,
                        0.8,
                        0.5,
                        indicators(),
                        List.of("trend +0.70: EMA 20/50/200 at 100.00/99.00/98.00, slope +0.50 ATR"),
                        side == Side.LONG ? Regime.TRENDING_UP : Regime.TRENDING_DOWN,
                        side == Side.LONG ? MarketCondition.BULLISH : MarketCondition.BEARISH),
                Economics.of(levels, costPerSide),
                side == Side.LONG);
    }

    private static Map<String, @Nullable Double> indicators() {
        Map<String, @Nullable Double> indicators = new TreeMap<>();
        indicators.put("atr14", 5.0);
        indicators.put("rsi14", 62.5);
        indicators.put("volumeZ", null);
        return Collections.unmodifiableMap(indicators);
    }
}
