package io.signalstack.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose address a request comes from. What forwarding headers say is believed only as far as trusted proxies have
 * written it: from the right, up to the first address that is not one of theirs.
 */
@ApplicationScoped
public class ClientAddresses {

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+");
    private static final String UNKNOWN = "unknown";

    private final List<AddressBlock> trusted;
    private final ProxyHeader header;

    @Inject
    ClientAddresses(HttpConfig config) {
        this(config.trustedProxies(), config.proxyHeader());
    }

    ClientAddresses(List<String> trustedProxies, ProxyHeader header) {
        this.trusted = trustedProxies.stream().map(AddressBlock::parse).toList();
        this.header = header;
    }

    /** The client's address in its usual text form, or {@code unknown} for a connection that has none. */
    public String of(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        return of(peer == null ? null : peer.hostAddress(), request.headers().getAll(header.headerName()));
    }

    String of(@Nullable String peer, List<String> lines) {
        InetAddress address = peer == null ? null : parse(peer);
        if (address == null) {
            return UNKNOWN;
        }
        for (String hop : hopsFromTheNearest(lines)) {
            InetAddress before = isTrusted(address) ? parse(hop) : null;
            if (before == null) {
                break;
            }
            address = before;
        }
        return address.getHostAddress();
    }

    /** What the proxies named, the nearest one's word first, up to where it can no longer be read. */
    private List<String> hopsFromTheNearest(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String line : lines.reversed()) {
            Optional<List<String>> named = header.addresses(line);
            if (named.isEmpty()) {
                break;
            }
            named.get().reversed().stream().map(String::strip).forEach(hops::add);
        }
        return hops;
    }

    /** Whether an address is a trusted proxy's. */
    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static @Nullable InetAddress parse(String text) {
        Matcher matcher = WITH_PORT.matcher(text);
        String literal = !matcher.matches() ? text : matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
