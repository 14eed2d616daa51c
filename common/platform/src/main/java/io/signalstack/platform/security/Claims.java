package io.signalstack.platform.security;

import io.signalstack.contracts.account.Tier;

/** What is written in the suite's tokens, which are signed with RS256. */
public final class Claims {

    /** Value of {@code iss}. */
    public static final String ISSUER = "signalstack";

    /** Value of {@code aud}. */
    public static final String AUDIENCE = "signalstack";

    /** Name of the claim that holds {@link Tier#claim()}. */
    public static final String TIER = "tier";

    private Claims() {}
}
