package io.signalstack.trading.calibration;

import io.signalstack.trading.backtest.Measure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the backtested signals of one side earned, net.
 *
 * @param n how many there were
 * @param wins how many of them had a net R above 0
 * @param wonR Σ net R of the wins
 * @param lostR Σ |net R| of the losses
 * @param from when the first of their candles closed; null with none
 * @param to until when outcomes were known
 */
public record Backtested(
        int n,
        int wins,
        double wonR,
        double lostR,
        @Nullable Instant from,
        Instant to) {

    private static final String NONE = "no trade";

    /** Of those among the signals that are known at {@code to}. */
    static Backtested of(Collection<Settled> settled, Instant to) {
        List<Settled> known = settled.stream()
                .filter(signal -> signal.isKnownAt(to))
                .sorted(Settled.IN_ORDER)
                .toList();
        int wins = 0;
        double wonR = 0;
        double lostR = 0;
        for (Settled signal : known) {
            if (signal.netR() > 0) {
                wins++;
                wonR += signal.netR();
            } else if (signal.netR() < 0) {
                lostR -= signal.netR();
            }
        }
        return new Backtested(
                known.size(),
                wins,
                wonR,
                lostR,
                known.isEmpty() ? null : known.getFirst().closedAt(),
                to);
    }

    /** Share with a net R above 0. */
    public Measure winRate() {
        return Measure.quotient(wins, n, NONE);
    }

    /** Σ net R of the wins / Σ |net R| of the losses. */
    public Measure profitFactor() {
        return Measure.quotient(wonR, lostR, n == 0 ? NONE : "no losing trade");
    }
}
