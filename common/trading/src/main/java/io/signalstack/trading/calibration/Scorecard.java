package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Side;

/**
 * What may be said, beside its core, about the signals that a strategy version gives for an instrument on a timeframe.
 *
 * @param id names the content: the first 32 hexadecimal digits of the SHA-256 over the form that it was written in
 * @param instrument what is traded
 * @param calibration from score to probability; the same for every instrument
 * @param longs what its LONG signals earned on this instrument
 * @param shorts what its SHORT signals earned on it
 */
public record Scorecard(
        String id, Instrument instrument, Calibration calibration, SideFigures longs, SideFigures shorts) {

    /** One of today's form: the same content has the same id. */
    public static Scorecard of(Instrument instrument, Calibration calibration, SideFigures longs, SideFigures shorts) {
        var out = new CanonicalWriter();
        ScorecardForm.write(out, instrument, calibration, longs, shorts);
        return new Scorecard(out.toId(), instrument, calibration, longs, shorts);
    }

    /** What signals of that side earned. */
    public SideFigures figures(Side side) {
        return switch (side) {
            case LONG -> longs;
            case SHORT -> shorts;
        };
    }
}
