package io.signalstack.notifier.application;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.feed.ServerFrame.Event;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.contracts.view.SignalView.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the records of {@code signals.v1} amount to: every open signal, and the closed ones that may still be revised.
 * Historical signals are not in it. It belongs to one thread.
 */
public final class SignalBook {

    /** The worker revises for a day after the close; twice that, for the two count from different candles. */
    private static final Duration REVISABLE = Duration.ofDays(2);

    private final Map<String, Ledger> ledgers = new HashMap<>();

    /** Takes the next record in; empty if it is nothing to the feed, or has been taken in before. */
    public Optional<FedEvent> apply(int partition, long offset, SignalRecord next) {
        if (!(next instanceof SignalRecord.OfSignal event)
                || event.annotations().historical()) {
            return Optional.empty();
        }
        Ledger ledger = ledgers.computeIfAbsent(event.instrument(), unseen -> new Ledger());
        SignalView before = ledger.find(event.signal().id());
        if (before != null && before.sequence() >= event.sequence()) {
            return Optional.empty();
        }
        SignalView after = SignalView.after(event, before);
        ledger.put(after);
        return Optional.of(new FedEvent(partition, offset, kind(event), before, after));
    }

    /** The instrument's open signals, the oldest first. */
    public List<SignalView> open(String instrument) {
        Ledger ledger = ledgers.get(instrument);
        return ledger == null ? List.of() : List.copyOf(ledger.open.values());
    }

    private static Event kind(SignalRecord.OfSignal event) {
        return switch (event) {
            case SignalRecord.SignalOpened opened -> Event.OPENED;
            case SignalRecord.SignalClosed closed -> Event.CLOSED;
            case SignalRecord.SignalRevised revised -> Event.REVISED;
        };
    }

    /** One instrument's signals. */
    private static final class Ledger {

        private final Map<String, SignalView> open = new LinkedHashMap<>();
        private final Map<String, SignalView> closed = new LinkedHashMap<>();
        private Instant newest = Instant.MIN;

        @Nullable SignalView find(String id) {
            SignalView view = open.get(id);
            return view == null ? closed.get(id) : view;
        }

        void put(SignalView view) {
            String id = view.signal().id();
            if (view.status() == Status.OPEN) {
                open.put(id, view);
            } else {
                open.remove(id);
                closed.put(id, view);
            }
            Instant at = lastSeen(view);
            newest = at.isAfter(newest) ? at : newest;
            forgetBefore(newest.minus(REVISABLE));
        }

        private void forgetBefore(Instant instant) {
            Iterator<SignalView> oldest = closed.values().iterator();
            while (oldest.hasNext() && lastSeen(oldest.next()).isBefore(instant)) {
                oldest.remove();
            }
        }

        /** In candles' time. */
        private static Instant lastSeen(SignalView view) {
            Instant opened = view.signal().closeTime();
            Instant exit = view.outcome() == null ? null : view.outcome().exitAt();
            return exit == null || exit.isBefore(opened) ? opened : exit;
        }
    }
}
