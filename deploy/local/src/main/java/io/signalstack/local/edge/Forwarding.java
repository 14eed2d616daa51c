package io.signalstack.local.edge;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules by which a message's headers go from one connection to the next, and by which the edge says who the client is.
 * Nothing that a client claims about its own address is passed on: the services believe these headers.
 */
final class Forwarding {

    private static final List<String> CLAIMS = List.of(
            "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Real-IP");

    /** The headers that RFC 9110, section 7.6.1, and its predecessors give to one connection. */
    private static final List<String> OF_ONE_CONNECTION = List.of(
            "Connection",
            "Expect",
            "HTTP2-Settings",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    /** The headers that {@code Connection} may not take from a request, for the services decide by them. */
    private static final Set<String> KEPT = caseless("Authorization", "Content-Length", "Content-Type", "Host");

    private Forwarding() {}

    /** Takes away what belongs to the connection that the message came on. */
    static void endToEnd(MultiMap headers) {
        for (String named : String.join(",", headers.getAll("Connection")).split(",", -1)) {
            if (!named.isBlank() && !KEPT.contains(named.strip())) {
                headers.remove(named.strip());
            }
        }
        OF_ONE_CONNECTION.forEach(headers::remove);
    }

    /**
     * Says who asked.
     *
     * @param headers of the request to a service
     * @param client the address that the connection came from
     * @param authority checked by {@link RequestTarget}
     */
    static void introduce(MultiMap headers, String client, String authority) {
        CLAIMS.forEach(headers::remove);
        // An IPv6 address has brackets and is quoted (RFC 7239, section 6); its zone says nothing to others.
        String address = client.contains("%") ? client.substring(0, client.indexOf('%')) : client;
        String node = address.contains(":") ? "\"[" + address + "]\"" : address;
        headers.set("Host", authority)
                .set("Forwarded", "for=" + node + ";host=\"" + authority + "\";proto=http")
                .set("X-Forwarded-For", address)
                .set("X-Forwarded-Proto", "http");
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
