package io.signalstack.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
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

    /** Of an IPv6 address the half that names a network: each host of it has as many addresses as it likes. */
    private static final int NETWORK_BYTES = 8;

    private final int perAddress;
    private final Predicate<InetAddress> proxies;
    private final Function<Channel, AwaitedHead> awaited;
    private final Runnable refused;
    private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

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
        InetAddress client = client(peer.getAddress());
        if (open.merge(client, 1, Integer::sum) > perAddress) {
            left(client);
            return false;
        }
        connection.closeFuture().addListener(_ -> left(client));
        return true;
    }

    private static InetAddress client(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] bytes = address.getAddress();
            Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
            try {
                return InetAddress.getByAddress(bytes);
            } catch (UnknownHostException e) {
                throw new IllegalStateException("as many bytes as before", e);
            }
        }
        return address;
    }

    private void left(InetAddress client) {
        open.computeIfPresent(client, (_, connections) -> connections == 1 ? null : connections - 1);
    }
}
