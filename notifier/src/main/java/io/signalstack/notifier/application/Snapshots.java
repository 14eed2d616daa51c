package io.signalstack.notifier.application;

import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.feed.ServerFrame.Price;
import io.signalstack.contracts.feed.ServerFrame.Snapshot;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.contracts.view.SignalView.Status;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a client needs to know before it is told of changes. */
final class Snapshots {

    private final SignalBook book;
    private final Map<String, LastPrice> prices;

    Snapshots(SignalBook book, Map<String, LastPrice> prices) {
        this.book = book;
        this.prices = prices;
    }

    /**
     * The open signals as they were before the given events, and the last prices there are.
     *
     * @param undone events of these instruments up to now, in order per instrument
     */
    Snapshot before(List<FedEvent> undone, List<Subscription> subscriptions) {
        return new Snapshot(
                subscriptions.stream()
                        .flatMap(subscription -> openBefore(undone, subscription))
                        .toList(),
                subscriptions.stream()
                        .filter(Subscription::wantsPrices)
                        .map(subscription -> prices.get(subscription.instrument()))
                        .filter(Objects::nonNull)
                        .map(Snapshots::frame)
                        .toList());
    }

    static Price frame(LastPrice price) {
        return new Price(SignalView.symbolOf(price.instrument()), price.instrument(), price.price(), price.at());
    }

    private Stream<SignalView> openBefore(List<FedEvent> undone, Subscription subscription) {
        Map<String, SignalView> open = new LinkedHashMap<>();
        book.open(subscription.instrument())
                .forEach(view -> open.put(view.signal().id(), view));
        Set<String> seen = new HashSet<>();
        for (FedEvent event : undone) {
            String id = event.after().signal().id();
            if (event.instrument().equals(subscription.instrument()) && seen.add(id)) {
                SignalView before = event.before();
                if (before != null && before.status() == Status.OPEN) {
                    open.put(id, before);
                } else {
                    open.remove(id);
                }
            }
        }
        return open.values().stream().filter(subscription::wants);
    }
}
