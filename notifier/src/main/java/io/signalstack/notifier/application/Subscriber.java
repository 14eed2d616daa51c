package io.signalstack.notifier.application;

import io.signalstack.contracts.feed.ServerFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of the feed: what it wants, and, while it catches up, what it missed. It belongs to the feed's thread; only
 * its {@link #outlet} is emptied elsewhere.
 */
public final class Subscriber {

    private static final Comparator<FedEvent> AS_LOGGED =
            Comparator.comparingInt(FedEvent::partition).thenComparingLong(FedEvent::offset);

    /** Frames left free for live events and answers while the client catches up. */
    private static final int SPARE = 64;

    private final Outlet outlet;
    private final int mostAdded;
    private final Executor loop;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Queue<Runnable> afterwards = new ArrayDeque<>();
    private Deque<FedEvent> missed = new ArrayDeque<>();
    private @Nullable Cursor reached;
    private int added;

    /**
     * A client that wants nothing yet.
     *
     * @param outlet the way to it
     * @param mostAdded how many live events may wait until it has caught up
     * @param loop the feed's thread
     */
    public Subscriber(Outlet outlet, int mostAdded, Executor loop) {
        this.outlet = outlet;
        this.mostAdded = mostAdded;
        this.loop = loop;
    }

    public Outlet outlet() {
        return outlet;
    }

    /** The instruments it is subscribed to, in the order in which they were asked for. */
    public Set<String> instruments() {
        return Set.copyOf(subscriptions.keySet());
    }

    List<String> symbols() {
        return List.copyOf(subscriptions.keySet());
    }

    void add(List<Subscription> wanted) {
        wanted.forEach(subscription -> subscriptions.put(subscription.instrument(), subscription));
    }

    void drop(String instrument) {
        subscriptions.remove(instrument);
        outlet.forgetPrice(instrument);
    }

    /** Tells a live event, or puts it behind those that were missed. */
    void tell(FedEvent event, Supplier<Frame> encoded) {
        if (reached != null) {
            missed.add(event);
            added++;
            if (added > mostAdded) {
                outlet.end(CloseCode.TOO_SLOW, "too slow: come back with the last cursor");
            }
        } else if (wants(event)) {
            outlet.put(encoded.get());
        }
    }

    void tell(String instrument, Supplier<Frame> encodedPrice) {
        Subscription subscription = subscriptions.get(instrument);
        if (subscription != null && subscription.wantsPrices()) {
            outlet.price(instrument, encodedPrice.get());
        }
    }

    /** Up to where everything has been put into its queue. */
    Cursor reached(Cursor live) {
        return reached == null ? live : reached;
    }

    boolean isCatchingUp() {
        return reached != null;
    }

    /** Does something when it has caught up, or at once. */
    void afterwards(Runnable action) {
        if (isCatchingUp()) {
            afterwards.add(action);
        } else {
            action.run();
        }
    }

    /** Goes back to a cursor, for these instruments; their events since then come before anything live. */
    void rewind(Cursor to, Cursor live, Set<String> instruments, List<FedEvent> events) {
        Cursor until = reached(live);
        List<FedEvent> all = new ArrayList<>(missed);
        all.removeIf(event -> instruments.contains(event.instrument()));
        all.addAll(events);
        all.sort(AS_LOGGED);
        missed = new ArrayDeque<>(all);
        reached = new Cursor(live.cluster(), until.positions().earlierOf(to.positions()));
    }

    /** Sends what was missed as far as there is room, each frame with the cursor that this client has then reached. */
    void catchUp() {
        if (outlet.isEnding()) {
            missed.clear();
            afterwards.clear();
            return;
        }
        while (reached != null && !missed.isEmpty()) {
            if (outlet.room() <= SPARE) {
                outlet.whenRoom(() -> loop.execute(this::catchUp));
                return;
            }
            FedEvent event = missed.remove();
            reached = new Cursor(reached.cluster(), reached.positions().with(event.partition(), event.offset() + 1));
            if (wants(event)) {
                outlet.put(Frame.of(new ServerFrame.SignalFrame(event.event(), reached.encode(), event.after())));
            }
        }
        reached = null;
        added = 0;
        Runnable next = afterwards.poll();
        while (next != null) {
            next.run();
            next = isCatchingUp() ? null : afterwards.poll();
        }
    }

    private boolean wants(FedEvent event) {
        Subscription subscription = subscriptions.get(event.instrument());
        return subscription != null && subscription.wants(event.after());
    }
}
