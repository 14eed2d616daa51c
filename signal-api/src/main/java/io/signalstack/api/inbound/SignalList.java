package io.signalstack.api.inbound;

import io.signalstack.contracts.view.SignalView;
import io.signalstack.trading.market.Instrument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals, newest close first.
 *
 * @param instrument the one that the symbol was taken to mean; null where all were asked for
 * @param signals each exactly as the live feed shows it
 * @param next cursor of the following page; null on the last one
 */
public record SignalList(
        @Nullable String instrument,
        List<SignalView> signals,
        @Nullable String next) {

    static SignalList of(@Nullable Instrument instrument, List<SignalView> signals, Optional<?> next) {
        return new SignalList(
                instrument == null ? null : instrument.toString(),
                signals,
                next.map(Object::toString).orElse(null));
    }
}
