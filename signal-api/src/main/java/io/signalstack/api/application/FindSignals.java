package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Gives the signals that a client asks for, page by page. */
public final class FindSignals {

    private final Signals signals;

    public FindSignals(Signals signals) {
        this.signals = signals;
    }

    /**
     * One page.
     *
     * @param after where the last page ended; null: the first page
     * @param size signals on a page
     */
    public Uni<SignalPage> page(SignalFilter filter, @Nullable SignalCursor after, int size) {
        return signals.find(filter, after, size + 1).map(found -> SignalPage.of(found, size));
    }
}
