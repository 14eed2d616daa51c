package io.signalstack.notifier.application;

import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.view.SignalView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to hear of one instrument.
 *
 * @param instrument text form
 * @param minConfidence leaves signals under it out, and those whose confidence is not calibrated; null: all
 */
public record Subscription(
        String instrument, List<Channel> channels, @Nullable Double minConfidence) {

    private static final String CALIBRATED = "CALIBRATED";

    boolean wantsPrices() {
        return channels.contains(Channel.PRICES);
    }

    boolean wants(SignalView signal) {
        return channels.contains(Channel.SIGNALS) && (minConfidence == null || reaches(signal, minConfidence));
    }

    private static boolean reaches(SignalView signal, double least) {
        return signal.annotations().confidenceBasis().startsWith(CALIBRATED)
                && signal.annotations().confidence() >= least;
    }
}
