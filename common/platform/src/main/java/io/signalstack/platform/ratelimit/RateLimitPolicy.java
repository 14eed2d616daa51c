package io.signalstack.platform.ratelimit;

import io.signalstack.contracts.account.Tier;
import java.time.Duration;
import java.util.Locale;

/** The one table of limits: how many requests in which window, by tier, and whom a window is kept for. */
public enum RateLimitPolicy {
    PUBLIC_READ(Scope.ADDRESS, Duration.ofMinutes(1), 100, 100, 100),
    API(Scope.USER, Duration.ofMinutes(1), 120, 600, 6_000),
    REFRESH(Scope.USER, Duration.ofMinutes(5), 5, 30, 300),
    BACKTEST(Scope.USER, Duration.ofHours(1), 3, 30, 300),
    /** Whatever is sent to the doors for accounts. */
    LOGIN(Scope.ADDRESS, Duration.ofMinutes(5), 10, 10, 10),
    /** Failed logins to one account from one block of addresses, or from an address that has signed in to it. */
    LOGIN_FAILURES(Scope.OTHER, Duration.ofMinutes(5), 10, 10, 10),
    /** Failed logins to one account from everywhere; beyond it, strangers are made to wait. */
    LOGIN_ACCOUNT(Scope.OTHER, Duration.ofMinutes(5), 30, 30, 30);

    /** Whom a window is kept for. */
    public enum Scope {
        /** The token's subject; the client's address when there is no token. */
        USER,
        /** The client's address, whoever sends. */
        ADDRESS,
        /** Whatever {@link RateLimits#take} is told. */
        OTHER
    }

    private final Scope scope;
    private final Duration window;
    private final int free;
    private final int pro;
    private final int enterprise;

    RateLimitPolicy(Scope scope, Duration window, int free, int pro, int enterprise) {
        this.scope = scope;
        this.window = window;
        this.free = free;
        this.pro = pro;
        this.enterprise = enterprise;
    }

    public Scope scope() {
        return scope;
    }

    public Duration window() {
        return window;
    }

    /** Requests permitted within any span of {@link #window()}. */
    public int limit(Tier tier) {
        return switch (tier) {
            case FREE -> free;
            case PRO -> pro;
            case ENTERPRISE -> enterprise;
        };
    }

    /** Whether nothing is let through while Redis, and with it the count of the other replicas, is out of reach. */
    public boolean failsClosed() {
        return this == LOGIN || this == LOGIN_FAILURES || this == LOGIN_ACCOUNT;
    }

    /** The policy's name in headers, keys and tags, such as {@code public-read}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
