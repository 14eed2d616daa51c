package io.signalstack.platform.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import org.jspecify.annotations.Nullable;

/** The JDK's transport with a place for whoever wants to see each connection before the server does. */
final class GuardedTransport extends JDKTransport {

    private volatile @Nullable ChannelHandler guard;

    /**
     * Puts a guard before the servers that listen from now on.
     *
     * @param guard reads each accepted connection, and passes on those that may enter
     */
    void guard(ChannelHandler guard) {
        this.guard = guard;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
        super.configure(options, domainSocket, server);
        ChannelHandler placed = guard;
        if (placed != null) {
            server.handler(placed);
        }
    }
}
