package io.signalstack.trading.market;

import java.util.List;

/** Names of what is traded that are hard to carry: some that venues have listed, and some that nothing forbids. */
public final class InstrumentNames {

    private static final List<String> ALL = List.of(
            "AAPLx",
            "币安人生",
            "$CAPY",
            "1000SATS",
            "é",
            "İstanbul",
            "عملة",
            "😀",
            "12345678901234567890123456789012",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
            "..",
            "%2F%00",
            "A+B&C=D?E#F;G",
            "'\"\\<b>{0}$1`*[x]@~^!()_-.");

    /** One that has much of what could go wrong. */
    public static final String HARD = "币安\"'&%#?{}<\\=$1x";

    private InstrumentNames() {}

    /** All of them. */
    public static List<String> all() {
        return ALL;
    }
}
