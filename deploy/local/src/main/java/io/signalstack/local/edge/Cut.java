package io.signalstack.local.edge;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The end of a connection at once. An ordinary close first waits until the peer has taken what is still to be written,
 * and a peer that takes nothing would so keep the connection.
 */
final class Cut {

    private Cut() {}

    static void off(HttpConnection connection) {
        // From before the first handler on: those behind it would wait.
        ChannelHandlerContext first =
                ((ConnectionBase) connection).channel().pipeline().firstContext();
        if (first != null) {
            var _ = first.close();
        }
    }
}
