package io.signalstack.platform.idempotency;

import java.util.function.Function;

/**
 * What to keep beside an object that a keyed request makes, in the same transaction.
 *
 * @param claim under which it is made
 * @param answer what to answer once it is made
 * @param <T> the object's type
 */
public record Keeping<T>(Claim.Mine claim, Function<T, KeptAnswer> answer) {}
