package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Side;

/**
 * What may be said, beside its core, about the signals that a strategy version gives for an instrument on a timeframe.
 *
 * @param instrument what is traded
 * @param calibration from score to probability; the same for every instrument
 * @param longs what its LONG signals earned on this instrument
 * @param shorts what its SHORT signals earned on it
 */
public record Scorecard(Instrument instrument, Calibration calibration, Backtested longs, Backtested shorts) {

    /** The first 32 hexadecimal digits of the SHA-256 over its canonical form: the same content has the same id. */
    public String id() {
        var out = new CanonicalWriter();
        ScorecardForm.write(out, this);
        return out.toId();
    }

    /** What signals of that side earned. */
    public Backtested backtested(Side side) {
        return switch (side) {
            case LONG -> longs;
            case SHORT -> shorts;
        };
    }
}
