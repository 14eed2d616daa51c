package io.signalstack.platform.http;

import java.util.List;
import java.util.regex.Pattern;

/** Which hosts a request may name: one, in letters that nobody has to quote. */
public final class HostRule {

    /** A name or an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private HostRule() {}

    /** Whether the values of a request's {@code Host} headers are exactly one host, with its port or without. */
    public static boolean allows(List<String> hosts) {
        return hosts.size() == 1 && isAuthority(hosts.getFirst());
    }

    /** Whether a text is a host, with its port or without. */
    public static boolean isAuthority(String text) {
        return AUTHORITY.matcher(text).matches();
    }
}
