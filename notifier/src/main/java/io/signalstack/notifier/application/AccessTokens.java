package io.signalstack.notifier.application;

import java.util.concurrent.CompletionStage;

/** Tells good tokens from others. */
public interface AccessTokens {

    /** Checks a token; fails only if the keys are out of reach. */
    CompletionStage<Answer> verify(String token);

    /** Whether a token holds. */
    sealed interface Answer {}

    record Granted(Access access) implements Answer {}

    /**
     * It does not.
     *
     * @param reason why not, for the client; never the token itself
     */
    record Refused(String reason) implements Answer {}
}
