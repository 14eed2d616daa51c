package io.signalstack.platform.security;

/** The roles of a token's {@code groups} claim, for use in {@code @RolesAllowed}. */
public final class Roles {

    /** Anybody with an account. */
    public static final String USER = "user";

    /** May change what all users see. */
    public static final String ADMIN = "admin";

    /** Another service of the suite, calling an {@code /internal} path: who sends the {@link ServiceCredential}. */
    public static final String SERVICE = "service";

    private Roles() {}
}
