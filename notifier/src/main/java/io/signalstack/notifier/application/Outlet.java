package io.signalstack.notifier.application;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Empties one client's {@link Outbox} at the pace of that client, one frame after the other, and ends the session. Safe
 * for use by several threads; none of them ever waits.
 */
public final class Outlet {

    private final Transport transport;
    private final Outbox outbox;
    private final FeedMeters meters;
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> waitsForRoom = new AtomicReference<>();
    private volatile @Nullable Ending ending;

    private record Ending(CloseCode code, String reason) {}

    public Outlet(Transport transport, Outbox outbox, FeedMeters meters) {
        this.transport = transport;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Sends a frame in its turn. Without room for it the session ends with {@link CloseCode#TOO_SLOW}. */
    public void put(Frame frame) {
        if (isEnding()) {
            meters.dropped(frame.type(), "closed", 1);
        } else if (outbox.offer(frame)) {
            pump();
        } else {
            meters.dropped(frame.type(), "overflow", 1);
            end(CloseCode.TOO_SLOW, "too slow: come back with the last cursor");
        }
    }

    /** Sends an instrument's price when nothing else is waiting, unless a newer one comes before. */
    public void price(String instrument, Frame price) {
        if (!isEnding()) {
            if (outbox.conflate(instrument, price)) {
                meters.dropped(price.type(), "conflated", 1);
            }
            pump();
        }
    }

    /** Sends an instrument's price no more. */
    public void forgetPrice(String instrument) {
        outbox.forgetPrice(instrument);
    }

    /** How many frames may be put. */
    public int room() {
        return outbox.room();
    }

    /** Calls back once, when a frame has left. */
    public void whenRoom(Runnable callback) {
        waitsForRoom.set(callback);
        if (outbox.isEmpty()) {
            callBack();
        }
    }

    /** Asks the client for a sign of life. */
    public void ping() {
        if (!isEnding()) {
            transport.ping();
        }
    }

    /** Sends what is waiting and this last frame, then ends the session. */
    public void finish(Frame last, CloseCode code, String reason) {
        outbox.offer(last);
        ending = new Ending(code, reason);
        pump();
    }

    /** Ends the session at once. */
    public void end(CloseCode code, String reason) {
        if (ended.compareAndSet(false, true)) {
            dropAll();
            transport.close(code.code(), reason);
        }
    }

    /** The client has gone. */
    public void gone() {
        ended.set(true);
        dropAll();
    }

    /** Whether nothing more will be taken. */
    public boolean isEnding() {
        return ending != null || ended.get();
    }

    private void dropAll() {
        outbox.clear().forEach(frame -> meters.dropped(frame.type(), "closed", 1));
    }

    private void pump() {
        while (sending.compareAndSet(false, true)) {
            // Read before the queue: what was put before the ending is then seen, and sent.
            Ending last = ending;
            Frame next = ended.get() ? null : outbox.poll();
            if (next != null) {
                transport.send(next.text()).whenComplete((sent, failure) -> sent(next, failure));
                return;
            }
            sending.set(false);
            if (last != null) {
                end(last.code, last.reason);
                return;
            }
            if (outbox.isEmpty() && ending == null) {
                return;
            }
        }
    }

    private void sent(Frame frame, @Nullable Throwable failure) {
        if (failure == null) {
            meters.sent(frame);
        } else {
            gone();
        }
        sending.set(false);
        callBack();
        pump();
    }

    private void callBack() {
        Runnable callback = waitsForRoom.getAndSet(null);
        if (callback != null) {
            callback.run();
        }
    }
}
