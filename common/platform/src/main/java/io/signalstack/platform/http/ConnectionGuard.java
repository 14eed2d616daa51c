package io.signalstack.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The place where connections are accepted: so many per client address and no more, and none that keeps the server
 * waiting for a request's head. A proxy speaks for many, and may have as many connections as it likes.
 */
@ChannelHandler.Sharable
final class ConnectionGuard extends ChannelInboundHandlerAdapter {

    private final int perAddress;
    private final Predicate<InetAddress> proxies;
    private final Function<Channel, AwaitedHead> awaited;
    private final Runnable refused;
    private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

    /**
     * Guards a server.
     *
     * @param perAddress connections that an address may have open; a further one is closed at once
     * @param proxies whose connections are not counted
     * @param awaited waits for the heads of a new connection's requests
     * @param refused told of each connection that is closed
     */
    ConnectionGuard(
            int perAddress, Predicate<InetAddress> proxies, Function<Channel, AwaitedHead> awaited, Runnable refused) {
        this.perAddress = perAddress;
        this.proxies = proxies;
        this.awaited = awaited;
        this.refused = refused;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        Channel connection = (Channel) accepted;
        if (enters(connection)) {
            connection.pipeline().addFirst(awaited.apply(connection));
            server.fireChannelRead(connection);
        } else {
            refused.run();
            connection.unsafe().closeForcibly();
        }
    }

    private boolean enters(Channel connection) {
        // Without an address, it has gone already.
        if (!(connection.remoteAddress() instanceof InetSocketAddress peer) || proxies.test(peer.getAddress())) {
            return true;
        }
        if (open.merge(peer.getAddress(), 1, Integer::sum) > perAddress) {
            left(peer.getAddress());
            return false;
        }
        connection.closeFuture().addListener(_ -> left(peer.getAddress()));
        return true;
    }

    private void left(InetAddress address) {
        open.computeIfPresent(address, (_, connections) -> connections == 1 ? null : connections - 1);
    }
}
