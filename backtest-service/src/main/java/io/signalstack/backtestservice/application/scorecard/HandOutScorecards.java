package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.contracts.event.ScorecardRecord;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the scorecards that are kept and have not been handed out, each once: whoever takes the lease over first reads
 * what the one before had published and not said so. Mutable; called by one thread at a time.
 */
public final class HandOutScorecards {

    private final ScorecardStore store;
    private final ScorecardTopic topic;
    private final Set<String> known = new HashSet<>();
    private @Nullable ScorecardLease readUnder;

    public HandOutScorecards(ScorecardStore store, ScorecardTopic topic) {
        this.store = store;
        this.topic = topic;
    }

    /** Publishes all that there are; says how many. Fails with what store or brokers fail with. */
    public Uni<Integer> all(ScorecardLease lease) {
        return store.toHandOut()
                .flatMap(next -> next.isEmpty()
                        ? Uni.createFrom().item(0)
                        : handOut(lease, next).flatMap(count -> all(lease).map(more -> count + more)));
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
