package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.ScorecardRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the scorecards that are kept and have not been handed out, each once: whoever takes the lease over first reads
 * what the one before had published and not said so. Once all of an order are out, it tells so. Mutable; called by one
 * thread at a time.
 */
public final class HandOutScorecards {

    private final ScorecardStore store;
    private final ScorecardTopic topic;
    private final ScorecardNews news;
    private final Set<String> known = new HashSet<>();
    private @Nullable ScorecardLease readUnder;

    public HandOutScorecards(ScorecardStore store, ScorecardTopic topic, ScorecardNews news) {
        this.store = store;
        this.topic = topic;
        this.news = news;
    }

    /** Whether something has to be published or told. */
    public Uni<Boolean> isDue() {
        return store.toTell().map(orders -> !orders.isEmpty());
    }

    /** Publishes and tells all that there is; says how many were published. Fails with what store or brokers fail with. */
    public Uni<Integer> all(ScorecardLease lease) {
        return published(lease).call(() -> tellAll(lease));
    }

    private Uni<Integer> published(ScorecardLease lease) {
        return store.toHandOut()
                .flatMap(next -> next.isEmpty()
                        ? Uni.createFrom().item(0)
                        : handOut(lease, next).flatMap(count -> published(lease).map(more -> count + more)));
    }

    private Uni<Void> tellAll(ScorecardLease lease) {
        return store.toTell()
                .onItem()
                .transformToMulti(orders -> Multi.createFrom().iterable(orders))
                .onItem()
                .transformToUniAndConcatenate(order -> news.tell(order.out())
                        .call(() -> store.told(lease, order.number()).invoke(HandOutScorecards::requireLease)))
                .collect()
                .last();
    }

    private Uni<Integer> handOut(ScorecardLease lease, List<ScorecardRecord> scorecards) {
        return known(lease)
                .map(known -> scorecards.stream()
                        .filter(each -> !known.contains(each.id()))
                        .toList())
                .call(topic::publish)
                .map(List::size)
                .call(() -> store.handedOut(
                                lease,
                                scorecards.stream().map(ScorecardRecord::id).toList())
                        .invoke(HandOutScorecards::requireLease));
    }

    private Uni<Set<String>> known(ScorecardLease lease) {
        if (lease.equals(readUnder)) {
            return Uni.createFrom().item(known);
        }
        return topic.ids().map(ids -> {
            known.clear();
            known.addAll(ids);
            readUnder = lease;
            return known;
        });
    }

    private static void requireLease(boolean held) {
        if (!held) {
            throw new IllegalStateException("the right to make scorecards is another's");
        }
    }
}
