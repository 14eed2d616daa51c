package io.signalstack.api.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the signals that a client asks for, page by page. */
public final class FindSignals {

    private final Signals signals;
    private final Strategies strategies;

    public FindSignals(Signals signals, Strategies strategies) {
        this.signals = signals;
        this.strategies = strategies;
    }

    /**
     * One page; nothing if it is to be of a strategy that there is not.
     *
     * @param after where the last page ended; null: the first page
     * @param size signals on a page
     */
    public Uni<Optional<SignalPage>> page(SignalFilter filter, @Nullable SignalCursor after, int size) {
        return signals.find(filter, after, size + 1)
                .map(found -> SignalPage.of(found, size))
                .chain(page ->
                        isKnown(filter.strategy(), page).map(known -> known ? Optional.of(page) : Optional.empty()));
    }

    /** Signals vouch for their strategy, those of other pages as well; where there are none, it is looked for. */
    private Uni<Boolean> isKnown(@Nullable String strategy, SignalPage page) {
        if (strategy == null || !page.signals().isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return signals.find(SignalFilter.of(strategy), null, 1)
                .chain(any ->
                        any.isEmpty() ? isDefined(strategy) : Uni.createFrom().item(true));
    }

    private Uni<Boolean> isDefined(String strategy) {
        return strategies
                .all()
                .map(all -> all.stream()
                        .map(one -> one.strategy())
                        .anyMatch(key -> key.equals(strategy) || key.startsWith(strategy + "@")));
    }
}
