package io.signalstack.platform.idempotency;

import java.util.UUID;

/** What a request finds under its key. */
public sealed interface Claim {

    /**
     * Nothing: it is to be done now.
     *
     * @param id tells this claim from a later one under the same key
     */
    record Mine(KeyedRequest request, UUID id) implements Claim {}

    /** The same request, which has been answered. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** The same request, which is at work. */
    record AtWork() implements Claim {}

    /** Another request. */
    record Another() implements Claim {}
}
