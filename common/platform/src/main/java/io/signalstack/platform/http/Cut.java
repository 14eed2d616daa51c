package io.signalstack.platform.http;

import java.util.Locale;

/** Why a client's connection is cut off. */
enum Cut {
    /** Its address has too many. */
    ADDRESS,
    /** A request's head is late. */
    HEAD,
    /** The rest of a request that is answered already is late. */
    BODY;

    /** The reason's name in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
