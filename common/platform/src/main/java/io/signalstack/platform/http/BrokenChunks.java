package io.signalstack.platform.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * The place where a body's chunks are found to be unreadable. The server beneath closes the connection then, without a
 * word; here the request that they belong to is told, and can be answered.
 */
public final class BrokenChunks extends ChannelInboundHandlerAdapter {

    /** Name of the handler that makes a request's parts into a request. */
    private static final String VERTX = "handler";

    private @Nullable Runnable told;

    private BrokenChunks() {}

    /**
     * Watches the body of a request that has just begun.
     *
     * @param told run on the connection's event loop if the body cannot be read on; nothing more comes of it then
     */
    public static void of(HttpServerRequest request, Runnable told) {
        if (!request.isEnded() && request.connection() instanceof ConnectionBase connection) {
            ChannelPipeline pipeline = connection.channel().pipeline();
            BrokenChunks watch = pipeline.get(BrokenChunks.class);
            if (watch == null) {
                watch = new BrokenChunks();
                pipeline.addBefore(VERTX, "chunks", watch);
            }
            watch.told = told;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        Runnable whose = told;
        if (message instanceof LastHttpContent) {
            told = null;
        }
        if (whose != null
                && message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            whose.run();
        } else {
            channel.fireChannelRead(message);
        }
    }
}
