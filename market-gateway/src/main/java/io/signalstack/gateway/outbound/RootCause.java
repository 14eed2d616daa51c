package io.signalstack.gateway.outbound;

/** What a failure comes down to: clients wrap it in words that only say that something failed. */
public final class RootCause {

    private RootCause() {}

    /** In one line: the innermost message, or the kind of failure if it has none. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
