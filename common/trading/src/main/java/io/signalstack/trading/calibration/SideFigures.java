package io.signalstack.trading.calibration;

import java.time.Instant;
import java.util.Collection;

/**
 * What the signals of one side earned on an instrument, out of sample.
 *
 * @param backtested all of them
 * @param evidence what those of the last year prove
 */
public record SideFigures(Backtested backtested, Evidence evidence) {

    static SideFigures of(Collection<Settled> settled, Instant to) {
        return new SideFigures(Backtested.of(settled, to), Evidence.of(settled, to));
    }
}
