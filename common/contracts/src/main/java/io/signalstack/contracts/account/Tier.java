package io.signalstack.contracts.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an account has subscribed to, as the token's {@code tier} claim says it in small letters. */
public enum Tier {
    FREE,
    PRO,
    ENTERPRISE;

    /** The tier of a claim; {@link #FREE} if the claim is absent or not known. */
    public static Tier ofClaim(@Nullable String claim) {
        for (Tier tier : values()) {
            if (tier.claim().equals(claim)) {
                return tier;
            }
        }
        return FREE;
    }

    /** How the tier is written in a token. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
