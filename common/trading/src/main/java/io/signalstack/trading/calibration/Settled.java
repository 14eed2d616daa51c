package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A signal that was filled and whose end is known: what a calibration learns from.
 *
 * @param signalId which one
 * @param strategy whose signal it is
 * @param instrument what is traded
 * @param timeframe length of the signal candle
 * @param regime the kind of market it was given in
 * @param side its direction
 * @param rawScore the strategy's score, in [-1, 1]
 * @param closedAt when the signal candle closed
 * @param expiresAt when it would have ended at the latest; its outcome counts as known from then on, however early it came
 * @param hit whether it reached its target, and no candle that ended it touched the stop too
 * @param netR profit in units of the risk, after the costs of both sides
 */
public record Settled(
        String signalId,
        StrategyKey strategy,
        Instrument instrument,
        Timeframe timeframe,
        Regime regime,
        Side side,
        double rawScore,
        Instant closedAt,
        Instant expiresAt,
        boolean hit,
        double netR) {

    /** By the time they were given; sums taken in this order do not depend on how the signals were found. */
    static final Comparator<Settled> IN_ORDER =
            Comparator.comparing(Settled::closedAt).thenComparing(Settled::signalId);

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the signal and value, unless the score is in [-1, 1], the profit finite and
     *     the expiry after the close
     */
    public Settled {
        if (!(rawScore >= -1 && rawScore <= 1)) {
            throw new IllegalArgumentException("signal " + signalId + " rawScore " + rawScore + " is not in [-1, 1]");
        }
        if (!Double.isFinite(netR)) {
            throw new IllegalArgumentException("signal " + signalId + " netR " + netR + " is not finite");
        }
        if (!expiresAt.isAfter(closedAt)) {
            throw new IllegalArgumentException(
                    "signal " + signalId + " expiresAt " + expiresAt + " is not after its close " + closedAt);
        }
    }

    /**
     * Of a signal that ended; empty where it was not filled, or how it ended is not known. Expiry, a strategy's exit and an
     * ambiguous candle are no hits.
     *
     * @param outcome on candles as first published, never a revised one
     */
    public static Optional<Settled> of(Signal signal, Outcome outcome) {
        Double netR = outcome.netR();
        if (outcome.result() == Result.NOT_FILLED || outcome.result() == Result.UNVERIFIABLE || netR == null) {
            return Optional.empty();
        }
        return Optional.of(new Settled(
                signal.id(),
                signal.strategy(),
                signal.instrument(),
                signal.timeframe(),
                signal.assessment().regime(),
                signal.side(),
                signal.assessment().rawScore(),
                signal.closeTime(),
                signal.levels().expiresAt(),
                outcome.result() == Result.TARGET && !outcome.ambiguous(),
                netR));
    }

    /** How strong the score is, whatever its side: what the curve is drawn over. */
    double strength() {
        return Math.abs(rawScore);
    }

    /** Whether its outcome may be used at that instant. */
    boolean isKnownAt(Instant at) {
        return !expiresAt.isAfter(at);
    }
}
