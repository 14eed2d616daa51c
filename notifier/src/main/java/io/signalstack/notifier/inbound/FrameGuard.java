package io.signalstack.notifier.inbound;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.signalstack.notifier.application.CloseCode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a WebSocket whose frames cannot be read, or are pings without end, with the code for it: the server beneath
 * closes the connection without a word, or answers. To it, the client seems to say good-bye with that code, which it then says in return.
 */
final class FrameGuard extends ChannelDuplexHandler {

    /** Name of the handler that makes frames into messages. */
    private static final String VERTX = "handler";

    /** Time for the client to read why, which it cannot if what it still sends meets a closed connection. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    /** RFC 6455, section 7.4.2, has none above; the decoder beneath lets them through. */
    private static final int LAST_CODE = 4999;

    private final int longest;
    private final InstantSource clock;
    private final MessageRate pings = new MessageRate();
    private int length;
    private boolean ended;

    /** @param longest bytes of a message, also of one in several frames */
    private FrameGuard(int longest, InstantSource clock) {
        this.longest = longest;
        this.clock = clock;
    }

    /** Guards the connection of a request that is about to become a WebSocket. */
    static void on(HttpServerRequest request, int longest, InstantSource clock) {
        ChannelPipeline pipeline =
                ((ConnectionBase) request.connection()).channel().pipeline();
        // An upgrade that was refused further on may have left them, and another try comes on the same connection.
        if (pipeline.get(FrameGuard.class) == null) {
            pipeline.addBefore(VERTX, "text", new Utf8FrameValidator(false));
            pipeline.addBefore(VERTX, "guard", new FrameGuard(longest, clock));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof WebSocketFrame frame && isTooLong(frame)) {
            ReferenceCountUtil.release(message);
            end(channel, CloseCode.TOO_LARGE.code(), "a message has at most " + longest + " bytes");
        } else if (message instanceof PingWebSocketFrame && !pings.admits(clock.instant())) {
            // The server beneath answers each at once, whether the client reads the answers or not.
            ReferenceCountUtil.release(message);
            end(channel, CloseCode.TOO_MANY_MESSAGES.code(), "20 pings a second are permitted");
        } else if (message instanceof CloseWebSocketFrame close && close.statusCode() > LAST_CODE) {
            ReferenceCountUtil.release(message);
            end(channel, CloseCode.BROKEN_FRAME.code(), "there is no such close code");
        } else {
            channel.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable failure) {
        if (!ended && corrupted(failure) instanceof CorruptedWebSocketFrameException broken) {
            end(channel, broken.closeStatus().code(), broken.closeStatus().reasonText());
        } else if (!ended) {
            channel.fireExceptionCaught(failure);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of it, the promise tells
    public void close(ChannelHandlerContext channel, ChannelPromise promise) throws Exception {
        if (ended) {
            channel.channel().config().setAutoRead(true);
            Runnable close = () -> channel.close(promise);
            channel.executor().schedule(close, LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            super.close(channel, promise);
        }
    }

    private boolean isTooLong(WebSocketFrame frame) {
        int bytes = frame.content().readableBytes();
        if (frame instanceof ContinuationWebSocketFrame) {
            length += bytes;
        } else if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            // Pings and pongs may come between the frames of a message.
            length = bytes;
        }
        return length > longest;
    }

    private void end(ChannelHandlerContext channel, int code, String reason) {
        ended = true;
        channel.fireChannelRead(new CloseWebSocketFrame(code, reason));
    }

    private static @Nullable Throwable corrupted(Throwable failure) {
        return failure instanceof CorruptedWebSocketFrameException ? failure : failure.getCause();
    }
}
