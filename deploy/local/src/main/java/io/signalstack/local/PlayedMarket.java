package io.signalstack.local;

/** A market that the stack's own exchange serves. Uses nothing but the JDK, as who chooses among them. */
enum PlayedMarket {
    BTC("recorded at Bitstamp in November 2013, played once at "),
    TREND("simulated, with a drift that can be earned from"),
    COIN("simulated, with nothing in it: everything loses by its costs"),
    FADE("simulated, with a drift that ended half a year ago"),
    FAIR("simulated, with a drift that is worth what trading it costs");

    private final String nature;

    PlayedMarket(String nature) {
        this.nature = nature;
    }

    boolean isRecorded() {
        return this == BTC;
    }

    /** What is traded against what. */
    String symbol() {
        return name() + "/USD";
    }

    /** What it is, in one line. */
    String description(String speed) {
        return "%-13s %s".formatted(isRecorded() ? symbol() : "LAB:" + symbol(), nature + (isRecorded() ? speed : ""));
    }
}
