package io.signalstack.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
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

    /** The length of the half of an IPv6 address that names its network, of which each host has as many addresses as it likes. */
    private static final int NETWORK_BYTES = 8;

    private final int perAddress;
    private final Predicate<InetAddress> proxies;
    private final Function<Channel, AwaitedHead> awaited;
    private final Runnable refused;
    private final Map<ByteBuffer, Integer> open = new ConcurrentHashMap<>();

    /**
     * Guards a server.
     *
     * @param perAddress connections that an address (of IPv6: a /64) may have open; a further one is closed at once
     * @param proxies whose connections are not counted
     * @param awaited waits for the heads of a new connection's requests
     * @param refused told of each connection that is closed
     */
    ConnectionGuard(
            int perAddress, Predicate<InetAddress> proxies, Function<Channel, AwaitedHead> awaited, Runnable refused) {
        if (perAddress < 1) {
            throw new IllegalArgumentException("an address that may have no connection open: " + perAddress);
        }
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
        ByteBuffer client = client(peer.getAddress());
        if (open.merge(client, 1, Integer::sum) > perAddress) {
            left(client);
            return false;
        }
        connection.closeFuture().addListener(_ -> left(client));
        return true;
    }

    /** An IPv4 address, or an IPv6 network. */
    private static ByteBuffer client(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }

    private void left(ByteBuffer client) {
        open.computeIfPresent(client, (_, connections) -> connections == 1 ? null : connections - 1);
    }
}
