package io.signalstack.gateway.application;

/** What a call is for: the less it can wait, the more of a venue's request budget it may use. */
public enum Urgency {
    /** The newest candles of a followed instrument, prices, a venue's time. */
    LIVE(1),
    /** What a followed instrument still lacks before its newest candles. */
    BACKFILL(0.8),
    /** History for others. */
    HISTORY(0.5);

    private final double share;

    Urgency(double share) {
        this.share = share;
    }

    /** The share of the budget, 0 to 1, above which such a call has to wait. */
    public double share() {
        return share;
    }
}
