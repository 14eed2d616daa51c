package io.signalstack.gateway.outbound;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.gateway.application.CandleLog.LogException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one instrument wants published, and what became of it. Mutable: guarded by its partition's lock. */
final class Publication {

    private final Optional<CandleHead> since;
    private final List<CandleEvent> events;
    private final CandleHead head;
    private boolean settled;
    private @Nullable LogException failure;

    Publication(Optional<CandleHead> since, List<CandleEvent> events, CandleHead head) {
        this.since = since;
        this.events = events;
        this.head = head;
    }

    List<CandleEvent> events() {
        return events;
    }

    CandleHead head() {
        return head;
    }

    /** Moves the heads on to where it leads; it has failed if they are not where it began. */
    boolean movesOn(Map<String, CandleHead> heads) {
        if (since.equals(Optional.ofNullable(heads.get(head.instrument())))) {
            heads.put(head.instrument(), head);
            return true;
        }
        fail(new LogException(head.instrument() + " has been published further meanwhile"));
        return false;
    }

    void succeed() {
        settled = true;
    }

    void fail(LogException reason) {
        failure = reason;
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    /** @throws LogException if it has failed */
    void throwFailure() {
        LogException reason = failure;
        if (reason != null) {
            throw new LogException(String.valueOf(reason.getMessage()), reason);
        }
    }
}
