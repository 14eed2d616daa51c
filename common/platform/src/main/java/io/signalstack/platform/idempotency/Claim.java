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

    /** A key whose request was the same, and has been answered. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** A key whose request is the same, and at work. */
    record AtWork() implements Claim {}

    /** A key that belongs to another request. */
    record Another() implements Claim {}
}
