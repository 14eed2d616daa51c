package io.signalstack.local.edge;

import io.signalstack.platform.http.HostRule;
import io.signalstack.platform.http.TargetRule;
import io.signalstack.platform.problem.ErrorCode;
import java.util.List;
import java.util.Locale;

/** Where a request wants to go, as every hop will read it; or why that cannot be said. */
sealed interface RequestTarget {

    /**
     * A target that all readers read the same way.
     *
     * @param path without its query
     * @param uri the path with its query, as it was sent
     * @param authority the host, with its port if one was given
     */
    record Clear(String path, String uri, String authority) implements RequestTarget {}

    /** A target that is not routed. */
    record Refused(ErrorCode code, String detail) implements RequestTarget {}

    String ABSOLUTE = "http://";

    /**
     * Reads a request's first line and host.
     *
     * @param uri the request target; a path, or an absolute {@code http} address, whose authority goes before the header
     * @param hosts all {@code Host} headers
     */
    static RequestTarget of(String uri, List<String> hosts) {
        if (!HostRule.allows(hosts)) {
            return refused(ErrorCode.MALFORMED_REQUEST, "a request has exactly one Host, with its port or without");
        }
        boolean absolute = uri.toLowerCase(Locale.ROOT).startsWith(ABSOLUTE);
        int start = absolute ? startOfPath(uri) : 0;
        String authority = absolute ? uri.substring(ABSOLUTE.length(), start) : hosts.getFirst();
        if (!HostRule.isAuthority(authority)) {
            return refused(ErrorCode.MALFORMED_REQUEST, "the target names no host");
        }
        String origin = start == uri.length() ? "/" : uri.substring(start);
        int query = origin.indexOf('?');
        String path = query < 0 ? origin : origin.substring(0, query);
        if (!TargetRule.isUri(origin)) {
            return refused(ErrorCode.BAD_PATH, "a character has to be encoded, or an encoding is broken");
        }
        return TargetRule.isPlain(path)
                ? new Clear(path, origin, authority)
                : refused(ErrorCode.BAD_PATH, "dot segments, ';', '//' and encoded slashes are not routed");
    }

    private static int startOfPath(String absolute) {
        int slash = absolute.indexOf('/', ABSOLUTE.length());
        return slash < 0 ? absolute.length() : slash;
    }

    private static Refused refused(ErrorCode code, String detail) {
        return new Refused(code, detail);
    }
}
