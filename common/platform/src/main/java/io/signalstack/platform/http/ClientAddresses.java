package io.signalstack.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose address a request comes from. What forwarding headers say is believed only as far as trusted proxies have
 * written it: from the right, up to the first address that is not one of theirs.
 */
@ApplicationScoped
public class ClientAddresses {

    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;,\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+");
    private static final String UNKNOWN = "unknown";

    private final List<AddressBlock> trusted;

    ClientAddresses(HttpConfig config) {
        trusted = config.trustedProxies().stream().map(AddressBlock::parse).toList();
    }

    /** The client's address in its usual text form, or {@code unknown} for a connection that has none. */
    public String of(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        return of(
                peer == null ? null : peer.hostAddress(),
                request.headers().getAll("Forwarded"),
                request.headers().getAll("X-Forwarded-For"));
    }

    String of(@Nullable String peer, List<String> forwarded, List<String> forwardedFor) {
        InetAddress address = peer == null ? null : parse(peer);
        if (address == null) {
            return UNKNOWN;
        }
        List<String> hops = forwarded.isEmpty()
                ? elements(forwardedFor).toList()
                : elements(forwarded).map(ClientAddresses::forwardedFor).toList();
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            InetAddress before = parse(hops.get(i));
            if (before == null) {
                break;
            }
            address = before;
        }
        return address.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static Stream<String> elements(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Pattern.compile(",").splitAsStream(header))
                .map(String::strip);
    }

    private static String forwardedFor(String element) {
        Matcher matcher = FORWARDED_FOR.matcher(element);
        return matcher.find() ? matcher.group(1).replace("\"", "") : UNKNOWN;
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
