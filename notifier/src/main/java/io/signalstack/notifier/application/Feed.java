package io.signalstack.notifier.application;

import io.signalstack.contracts.event.LastPrice;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.feed.ServerFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The live feed: takes every record in, in the order of the log, and tells each event to those who asked for it, encoded
 * once for all of them. It belongs to one thread; only {@link #knows} may be asked from others.
 */
public final class Feed {

    private final int historyPerPartition;
    private final SignalBook book = new SignalBook();
    private final Map<String, LastPrice> prices = new HashMap<>();
    private final Set<String> instruments = ConcurrentHashMap.newKeySet();
    private final Audience audience = new Audience();
    private final Snapshots snapshots = new Snapshots(book, prices);
    private final List<Awaited> awaited = new ArrayList<>();
    private History history = new History(Positions.zero(0), 0);
    private Cursor live = new Cursor("", Positions.zero(0));

    private record Awaited(Positions positions, CompletableFuture<Void> reached) {}

    /**
     * A feed that has still to {@link #begin}.
     *
     * @param historyPerPartition how many events are kept for clients that come back
     */
    public Feed(int historyPerPartition) {
        this.historyPerPartition = historyPerPartition;
    }

    /** Says where reading begins; once, and before anything else. */
    public void begin(Cursor start) {
        live = start;
        history = new History(start.positions(), historyPerPartition);
    }

    /** Up to where the log has been taken in. */
    public Cursor live() {
        return live;
    }

    /** An instrument exists. */
    public void instrument(String instrument) {
        instruments.add(instrument);
    }

    public boolean knows(String instrument) {
        return instruments.contains(instrument);
    }

    /** The next record of a partition of {@code signals.v1}. */
    public void signal(int partition, long offset, SignalRecord next) {
        instruments.add(next.instrument());
        book.apply(partition, offset, next).ifPresent(this::tell);
        advance(partition, offset + 1);
    }

    /** There is nothing of interest before this offset. */
    public void advance(int partition, long offset) {
        move(partition, offset);
        List<Awaited> reached = awaited.stream().filter(this::isReached).toList();
        awaited.removeAll(reached);
        reached.forEach(wish -> wish.reached().complete(null));
    }

    /** An instrument's last price. */
    public void price(LastPrice price) {
        instruments.add(price.instrument());
        prices.put(price.instrument(), price);
        Supplier<Frame> encoded = once(() -> Snapshots.frame(price));
        audience.of(price.instrument()).forEach(subscriber -> subscriber.tell(price.instrument(), encoded));
    }

    /** Subscribes a client from now on; one that is still catching up, when it has done so. */
    public void subscribe(Subscriber who, Request request) {
        who.afterwards(() -> {
            admit(who, request);
            who.outlet().put(Frame.of(subscribed(who, request, live, List.of())));
        });
    }

    /**
     * Subscribes a client from an earlier cursor on.
     *
     * @param since every event since that cursor, in order per partition
     */
    public void resume(Subscriber who, Request request, Cursor from, List<FedEvent> since) {
        Set<String> wanted = request.instruments();
        List<FedEvent> missed = since.stream()
                .filter(event -> wanted.contains(event.instrument()))
                .toList();
        admit(who, request);
        who.rewind(from, live, wanted, missed);
        who.outlet().put(Frame.of(subscribed(who, request, who.reached(live), missed)));
        who.catchUp();
    }

    /** Ends a client's subscriptions to these instruments. */
    public void unsubscribe(Subscriber who, @Nullable Long id, Collection<String> unwanted) {
        who.afterwards(() -> {
            audience.remove(who, unwanted);
            unwanted.forEach(who::drop);
            who.outlet().put(Frame.of(new ServerFrame.Unsubscribed(id, who.symbols())));
        });
    }

    /** Forgets a client. */
    public void leave(Subscriber who) {
        audience.remove(who, who.instruments());
    }

    /** Up to where everything has been put into this client's queue. */
    public Cursor reached(Subscriber who) {
        return who.reached(live);
    }

    /** The events kept from these positions on. */
    public List<FedEvent> since(Positions positions) {
        return history.since(positions);
    }

    /** The earliest positions whose later events are all kept. */
    public Positions keptFrom() {
        return history.from();
    }

    /** Done, on the feed's thread, once these positions are reached. */
    public CompletableFuture<Void> whenAt(Positions positions) {
        Awaited wish = new Awaited(positions, new CompletableFuture<>());
        if (isReached(wish)) {
            wish.reached().complete(null);
        } else {
            awaited.add(wish);
        }
        return wish.reached();
    }

    private void tell(FedEvent event) {
        history.add(event);
        move(event.partition(), event.offset() + 1);
        Supplier<Frame> encoded = once(() -> new ServerFrame.SignalFrame(event.event(), live.encode(), event.after()));
        audience.of(event.instrument()).forEach(subscriber -> subscriber.tell(event, encoded));
    }

    private void move(int partition, long offset) {
        if (offset > live.positions().at(partition)) {
            live = new Cursor(live.cluster(), live.positions().with(partition, offset));
        }
    }

    private boolean isReached(Awaited wish) {
        return live.positions().reaches(wish.positions());
    }

    private void admit(Subscriber who, Request request) {
        // One that has left while its request waited must not come back.
        if (!who.outlet().isEnding()) {
            who.add(request.subscriptions());
            audience.add(who, request.instruments());
        }
    }

    private ServerFrame subscribed(Subscriber who, Request request, Cursor at, List<FedEvent> undone) {
        return new ServerFrame.Subscribed(
                request.id(), who.symbols(), snapshots.before(undone, request.subscriptions()), at.encode());
    }

    /** Encodes when the first subscriber wants the frame, and gives all others the same. */
    private static Supplier<Frame> once(Supplier<ServerFrame> frame) {
        return new Supplier<>() {
            private @Nullable Frame encoded;

            @Override
            public Frame get() {
                Frame made = encoded == null ? Frame.of(frame.get()) : encoded;
                encoded = made;
                return made;
            }
        };
    }
}
