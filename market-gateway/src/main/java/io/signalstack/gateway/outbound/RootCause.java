package io.signalstack.gateway.outbound;

import java.net.UnknownHostException;

/** What a failure comes down to: clients wrap it in words that only say that something failed. */
public final class RootCause {

    private RootCause() {}

    /** In one line: the innermost message that still names what failed, or the kind of failure if it has none. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        // Why a name leads nowhere says less than the name.
        while (root.getCause() != null && !(root instanceof UnknownHostException)) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
