package io.signalstack.notifier.application;

import java.util.concurrent.CompletionStage;

/** Tells good tokens from others. */
public interface AccessTokens {

    /** What is wrong with a token that is {@link NotPermitted}, for the client. */
    String USERS_ONLY = "the feed is for users";

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

    /** A token that holds, but not for the feed: its bearer is no user. */
    record NotPermitted() implements Answer {}
}
