package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Measure;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
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
 * @param everywhere the version's outcomes on all timeframes
 * @param all those of both sides and every regime on this one
 * @param sides those of each side
 */
public record Calibration(
        StrategyKey strategy,
        Timeframe timeframe,
        Instant trainedTo,
        HitCount everywhere,
        Cell all,
        Map<Side, SideCells> sides) {

    /**
     * Gives a side that is left out empty cells.
     *
     * @throws IllegalArgumentException naming the instant, if it is not in whole milliseconds
     */
    public Calibration {
        if (!trainedTo.equals(trainedTo.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("trainedTo " + trainedTo + " is not in whole milliseconds");
        }
        Map<Side, SideCells> complete = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            complete.put(side, sides.getOrDefault(side, SideCells.EMPTY));
        }
        sides = Collections.unmodifiableMap(complete);
    }

    /**
     * The chance that it gives a signal: from the curve of its side and regime, else of its side, else of all outcomes, else
     * from the prior and what is known.
     */
    public Confidence confidence(Prior prior, Side side, Regime regime, double rawScore) {
        SideCells own = sides.getOrDefault(side, SideCells.EMPTY);
        Confidence drawn = drawn(own.regime(regime), rawScore);
        drawn = drawn == null ? drawn(own.all(), rawScore) : drawn;
        drawn = drawn == null ? drawn(all, rawScore) : drawn;
        return drawn == null ? prior.with(all.outcomes(), everywhere) : drawn;
    }

    private static @Nullable Confidence drawn(Cell cell, double rawScore) {
        @Nullable Curve curve = cell.curve();
        return curve == null
                ? null
                : Confidence.calibrated(
                        curve.at(Math.abs(rawScore)), cell.outcomes().n());
    }

    /** The share of hits over all that is known on the timeframe; what the prior holds where nothing is. */
    Measure baseRate(Prior prior) {
        return all.outcomes().n() == 0
                ? prior.chance(everywhere)
                : all.outcomes().rate();
    }

    /** Its table for a terminal, in Markdown: what is known by side and regime, and the curves. */
    public String toMarkdown() {
        return CalibrationText.of(this);
    }
}
