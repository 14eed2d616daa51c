package io.signalstack.trading.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid's best point is chosen in sample and traded in the window after it, again and again.
 *
 * @param backtest what is run, from the start of the first sample; its strategy has the parameters that the grid does not
 *     vary
 * @param grid the candidates
 * @param inSampleDays length of a sample
 * @param outOfSampleDays length of the window after it
 * @param stepDays from one sample's start to the next one's
 * @param leastTrades how many trades a candidate needs in sample
 * @param trialsBefore how often the strategy was tried before on this instrument and timeframe
 */
public record WalkForwardRequest(
        BacktestRequest backtest,
        Grid grid,
        int inSampleDays,
        int outOfSampleDays,
        int stepDays,
        int leastTrades,
        Trials trialsBefore) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the field and value, if a number is under 1, windows would overlap, or the
     *     time that was asked for has no room for the first sample and a day after it
     */
    public WalkForwardRequest {
        require("inSampleDays", inSampleDays, 1);
        require("outOfSampleDays", outOfSampleDays, 1);
        require("stepDays", stepDays, outOfSampleDays);
        require("leastTrades", leastTrades, 1);
        if (!backtest.from().plus(Duration.ofDays(inSampleDays)).isBefore(backtest.to())) {
            throw new IllegalArgumentException("walk-forward inSampleDays " + inSampleDays + " leave nothing between "
                    + backtest.from() + " and " + backtest.to());
        }
    }

    /** One with 180 days in sample, 30 out, a step of 30, and 30 trades at least. */
    public static WalkForwardRequest of(BacktestRequest backtest, Grid grid, Trials trialsBefore) {
        return new WalkForwardRequest(backtest, grid, 180, 30, 30, 30, trialsBefore);
    }

    /**
     * A sample and the window after it. Each goes from the first base candle at or after its start to the last one before
     * its end, so that a signal that comes with the close at the boundary is in sample.
     *
     * @param from start of the sample
     * @param boundary its end, and the start of the window
     * @param to end of the window, cut at the end of the run
     */
    record Span(Instant from, Instant boundary, Instant to) {

        /** Whether a signal that came at this instant is of the sample. */
        boolean inSample(Instant signalledAt) {
            return signalledAt.isAfter(from) && !signalledAt.isAfter(boundary);
        }

        /** Whether it is of the window. */
        boolean outOfSample(Instant signalledAt) {
            return signalledAt.isAfter(boundary) && !signalledAt.isAfter(to);
        }
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        Instant from = backtest.from();
        Instant boundary = from.plus(Duration.ofDays(inSampleDays));
        while (boundary.isBefore(backtest.to())) {
            Instant end = boundary.plus(Duration.ofDays(outOfSampleDays));
            spans.add(new Span(from, boundary, end.isAfter(backtest.to()) ? backtest.to() : end));
            from = from.plus(Duration.ofDays(stepDays));
            boundary = boundary.plus(Duration.ofDays(stepDays));
        }
        return spans;
    }

    private static void require(String field, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("walk-forward " + field + " " + value + " is under " + least);
        }
    }
}
