package io.signalstack.api.application;

import java.util.Locale;

/** How addresses are compared. */
public final class Emails {

    private Emails() {}

    /** The form under which an address is unique. */
    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
