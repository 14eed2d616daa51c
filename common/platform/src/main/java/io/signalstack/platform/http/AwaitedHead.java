package io.signalstack.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The wait for the head of a connection's next request, at whose end the connection is cut off. A head that comes byte
 * by byte gets no more time for it. All of it happens on the connection's event loop.
 */
final class AwaitedHead extends ChannelInboundHandlerAdapter {

    private final Channel connection;
    private final Duration first;
    private final Duration next;
    private final Consumer<Cut> late;
    private int unanswered;

    /** Whether the client owes a head: its first one, or the rest of what it has sent since an answer. */
    private boolean owing = true;

    /** Whether the last request, which is answered, has come whole by now. */
    private BooleanSupplier whole = () -> true;

    private @Nullable Future<?> end;

    /**
     * Waits once it is part of the connection's pipeline.
     *
     * @param first how long a new connection may take to send the head of its first request
     * @param next how long a connection may take between an answer and the head of its next request
     * @param late told why a connection is cut off, unless it merely rested
     */
    AwaitedHead(Channel connection, Duration first, Duration next, Consumer<Cut> late) {
        this.connection = connection;
        this.first = first;
        this.next = next;
        this.late = late;
    }

    /** The wait of the connection that a request came on. */
    static Optional<AwaitedHead> before(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase known
                ? Optional.ofNullable(known.channel().pipeline().get(AwaitedHead.class))
                : Optional.empty();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        await(first);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        // What is left of the last request is no head.
        owing |= whole.getAsBoolean();
        context.fireChannelRead(bytes);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        awaitNothing();
    }

    /** A head has come. */
    void arrived() {
        onEventLoop(() -> {
            unanswered++;
            whole = () -> true;
            awaitNothing();
        });
    }

    /**
     * The request is answered; what is left of its body has to come before the next head, and in the same time.
     *
     * @param hasCome whether nothing is left of it by now
     */
    void answered(BooleanSupplier hasCome) {
        onEventLoop(() -> {
            unanswered--;
            if (unanswered == 0 && connection.isActive()) {
                owing = false;
                whole = hasCome;
                await(next);
            }
        });
    }

    private void await(Duration patience) {
        end = connection.eventLoop().schedule(this::cut, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void awaitNothing() {
        Future<?> timer = end;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void cut() {
        if (!whole.getAsBoolean()) {
            late.accept(Cut.BODY);
        } else if (owing) {
            late.accept(Cut.HEAD);
        }
        // From here on: the server's own handlers would first wait until the peer has taken what is still to be
        // written.
        ChannelHandlerContext here = connection.pipeline().context(this);
        if (here != null) {
            var _ = here.close();
        }
    }

    private void onEventLoop(Runnable step) {
        if (connection.eventLoop().inEventLoop()) {
            step.run();
        } else {
            connection.eventLoop().execute(step);
        }
    }
}
