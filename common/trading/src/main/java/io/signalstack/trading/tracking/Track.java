package io.signalstack.trading.tracking;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.signal.CanonicalForm;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One signal's way through the base candles, from its close to its end; mutable, with one owner. */
final class Track {

    private final Signal signal;
    private final Terms terms;
    private final int sign;

    private @Nullable Instant filledAt;
    private double fillPrice = Double.NaN;
    private @Nullable Outcome outcome;
    private long leaveFromMs = Long.MAX_VALUE;

    Track(Signal signal, Terms terms) {
        this.signal = signal;
        this.terms = terms;
        this.sign = signal.side().sign();
    }

    boolean ended() {
        return outcome != null;
    }

    /** How much has happened to it: one for its fill, one for its end. */
    int turns() {
        return (filledAt == null ? 0 : 1) + (ended() ? 1 : 0);
    }

    @Nullable Outcome outcome() {
        return outcome;
    }

    @Nullable Instant filledAt() {
        return filledAt;
    }

    double fillPrice() {
        return fillPrice;
    }

    /** Takes over a fill that is known, without its candle. */
    void fill(Instant at, double price) {
        filledAt = at;
        fillPrice = price;
    }

    /** Out at the open of the first candle that opens at or after this, if it is filled and nothing else ends it before. */
    void leaveFrom(long ms) {
        leaveFromMs = ms;
    }

    /** When it is to be left at the strategy's word, in epoch milliseconds; {@link Long#MAX_VALUE} for never. */
    long leaveFromMs() {
        return leaveFromMs;
    }

    /** Takes in the next base candle that it is to see; what has ended stays as it is. */
    void add(Candle candle, long closeMs) {
        if (ended()) {
            return;
        }
        if (filledAt == null) {
            if (candle.openTimeMs() < earliestFillMs()) {
                return;
            }
            if (candle.openTimeMs() >= signal.levels().expiresAt().toEpochMilli()
                    || atOrBeyondStop(candle.open())
                    || atOrBeyondTarget(candle.open())) {
                outcome = new Outcome(Result.NOT_FILLED, null, null, candle.openTime(), null, null, null, false);
                return;
            }
            fill(candle.openTime(), candle.open());
        } else if (atOrBeyondStop(candle.open())) {
            end(Result.STOP, candle.openTime(), candle.open(), false);
            return;
        } else if (atOrBeyondTarget(candle.open())) {
            end(Result.TARGET, candle.openTime(), signal.levels().target(), false);
            return;
        } else if (candle.openTimeMs() >= leaveFromMs) {
            end(Result.STRATEGY_EXIT, candle.openTime(), candle.open(), false);
            return;
        }
        within(candle, closeMs);
    }

    private void within(Candle candle, long closeMs) {
        boolean stop = atOrBeyondStop(sign > 0 ? candle.low() : candle.high());
        boolean target = atOrBeyondTarget(sign > 0 ? candle.high() : candle.low());
        if (stop) {
            end(Result.STOP, candle.openTime(), signal.levels().stop(), target);
        } else if (target) {
            end(Result.TARGET, candle.openTime(), signal.levels().target(), false);
        } else if (closeMs >= signal.levels().expiresAt().toEpochMilli()) {
            end(Result.EXPIRED, Instant.ofEpochMilli(closeMs), candle.close(), false);
        }
    }

    /** A base candle is lost, or the history ends: how it went on is not known. */
    void lose(Instant at) {
        if (!ended()) {
            outcome = new Outcome(
                    Result.UNVERIFIABLE, filledAt, filledAt == null ? null : fillPrice, at, null, null, null, false);
        }
    }

    private void end(Result result, Instant at, double exit, boolean ambiguous) {
        double risk = signal.levels().risk();
        double grossR = sign * (exit - fillPrice) / risk;
        double netR = grossR - terms.costPerSide() * (fillPrice + exit) / risk;
        outcome = new Outcome(result, filledAt, fillPrice, at, exit, grossR, netR, ambiguous);
    }

    private long earliestFillMs() {
        return signal.closeTime().toEpochMilli() + terms.fillDelayMs();
    }

    private boolean atOrBeyondStop(double price) {
        return sign * (price - signal.levels().stop()) <= 0;
    }

    private boolean atOrBeyondTarget(double price) {
        return sign * (price - signal.levels().target()) >= 0;
    }

    void write(CanonicalWriter out) {
        out.optionalInstant(filledAt).number(fillPrice).whole(leaveFromMs).flag(outcome != null);
        if (outcome != null) {
            CanonicalForm.write(out, outcome);
        }
    }

    static Track read(CanonicalReader in, Signal signal, Terms terms) {
        var track = new Track(signal, terms);
        track.filledAt = in.optionalInstant();
        track.fillPrice = in.number();
        track.leaveFromMs = in.whole();
        track.outcome = in.flag() ? CanonicalForm.readOutcome(in) : null;
        return track;
    }
}
