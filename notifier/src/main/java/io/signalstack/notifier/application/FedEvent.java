package io.signalstack.notifier.application;

import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.contracts.view.SignalView;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a signal, as the feed tells it.
 *
 * @param partition of {@code signals.v1}
 * @param offset of its record
 * @param event what happened
 * @param before what was known of the signal until then; null at its opening
 * @param after what has been known since
 */
public record FedEvent(
        int partition,
        long offset,
        ServerFrame.Event event,
        @Nullable SignalView before,
        SignalView after) {

    public String instrument() {
        return after.signal().instrument();
    }
}
