package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.TradeRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the outcomes known at an instant say about the signals of a strategy version on a timeframe, whatever the instrument.
 *
 * @param strategy whose signals
 * @param timeframe on which candles
 * @param trainedTo T: outcomes of signals that expire by then are in it, and it may speak of signals whose candle closes
 *     after it; in whole milliseconds
 * @param all the outcomes of every regime
 * @param regimes the outcomes of each
 */
public record Calibration(
        StrategyKey strategy, Timeframe timeframe, Instant trainedTo, Cell all, Map<Regime, Cell> regimes) {

    /**
     * Gives a regime that is left out an empty cell.
     *
     * @throws IllegalArgumentException naming the instant, if it is not in whole milliseconds
     */
    public Calibration {
        if (!trainedTo.equals(trainedTo.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("trainedTo " + trainedTo + " is not in whole milliseconds");
        }
        Map<Regime, Cell> complete = new EnumMap<>(Regime.class);
        for (Regime regime : Regime.values()) {
            complete.put(regime, regimes.getOrDefault(regime, Cell.EMPTY));
        }
        regimes = Collections.unmodifiableMap(complete);
    }

    /**
     * The chance that it gives a signal: from the curve of its regime, else from the curve over all regimes, else what is
     * known with fifty outcomes of a driftless walk.
     *
     * @param rules how the strategy's signals are entered and left
     */
    public Confidence confidence(TradeRules rules, Regime regime, double rawScore) {
        Cell own = regimes.getOrDefault(regime, Cell.EMPTY);
        Cell cell = own.curve() == null ? all : own;
        @Nullable Curve curve = cell.curve();
        return curve == null
                ? Uncalibrated.confidence(rules, all.both().hits(), all.both().n())
                : Confidence.calibrated(
                        curve.at(Math.abs(rawScore)), cell.both().n());
    }

    /** The share of hits over all that is known; of a driftless walk where nothing is. */
    double baseRate(TradeRules rules) {
        @Nullable Double rate = all.both().rate().value();
        return rate == null ? Uncalibrated.confidence(rules).value() : rate;
    }

    /** Its table for a terminal, in Markdown: what is known by regime and side, and the curves. */
    public String toMarkdown() {
        return CalibrationText.of(this);
    }
}
