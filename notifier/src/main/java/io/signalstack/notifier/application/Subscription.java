package io.signalstack.notifier.application;

import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.trading.calibration.Evidence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of one instrument.
 *
 * @param instrument text form
 * @param minConfidence leaves signals under it out, and those whose confidence is not calibrated; null: all
 * @param evidence leaves signals out of whose side something else is proven
 * @param markets leaves signals out whose candles come from markets of other kinds
 */
public record Subscription(
        String instrument,
        List<Channel> channels,
        @Nullable Double minConfidence,
        Set<Evidence.Label> evidence,
        Set<MarketName> markets) {

    private static final String CALIBRATED = "CALIBRATED";

    boolean wantsPrices() {
        return channels.contains(Channel.PRICES);
    }

    boolean wants(SignalView signal) {
        return channels.contains(Channel.SIGNALS)
                && evidence.contains(signal.annotations().evidence())
                && markets.contains(MarketName.of(signal.annotations().market()))
                && (minConfidence == null || reaches(signal, minConfidence));
    }

    private static boolean reaches(SignalView signal, double least) {
        Double confidence = signal.annotations().confidence();
        return confidence != null
                && confidence >= least
                && signal.annotations().confidenceBasis().startsWith(CALIBRATED);
    }
}
