package io.signalstack.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * What one stream brings and another takes, no faster than that one takes it, and given up when nothing moves for too
 * long.
 */
final class Flow {

    /** How often a flow is looked at, in parts of the longest stall. */
    private static final int LOOKS = 4;

    private final ReadStream<Buffer> from;
    private final WriteStream<Buffer> to;
    private final Promise<Void> end = Promise.promise();
    private long movedNanos = System.nanoTime();
    private boolean blocked;

    private Flow(ReadStream<Buffer> from, WriteStream<Buffer> to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Lets it flow; must be called before {@code from} has brought anything.
     *
     * @param stall how long {@code to} may take nothing, and {@code from} bring nothing
     * @param restful whether {@code from} may bring nothing for as long as it likes
     * @return done when {@code from} has ended and all of it has been written; failed when either breaks or stalls. What
     *     is to become of the two is up to the caller
     */
    static Future<Void> of(
            Vertx vertx, ReadStream<Buffer> from, WriteStream<Buffer> to, Duration stall, boolean restful) {
        Flow flow = new Flow(from, to);
        flow.start();
        long watch = vertx.setPeriodic(Math.max(1, stall.toMillis() / LOOKS), _ -> flow.look(stall, restful));
        return flow.end.future().onComplete(_ -> vertx.cancelTimer(watch));
    }

    private void start() {
        to.exceptionHandler(end::tryFail);
        from.exceptionHandler(end::tryFail);
        from.handler(this::pass);
        from.endHandler(_ -> end.tryComplete());
    }

    private void pass(Buffer chunk) {
        if (end.future().isComplete()) {
            return;
        }
        movedNanos = System.nanoTime();
        to.write(chunk);
        if (to.writeQueueFull()) {
            blocked = true;
            from.pause();
            to.drainHandler(_ -> {
                movedNanos = System.nanoTime();
                blocked = false;
                from.resume();
            });
        }
    }

    private void look(Duration stall, boolean restful) {
        if ((blocked || !restful) && System.nanoTime() - movedNanos > stall.toNanos()) {
            end.tryFail(new TimeoutException(blocked ? "nothing is taken" : "nothing comes"));
        }
    }
}
