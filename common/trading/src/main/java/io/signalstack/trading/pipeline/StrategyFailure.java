package io.signalstack.trading.pipeline;

import io.signalstack.trading.strategy.StrategyKey;

/**
 * A strategy threw where it was asked about a candle. The pipeline may have taken in half of the record, and is to be
 * dropped.
 */
public final class StrategyFailure extends RuntimeException {

    private static final int LONGEST = 200;

    private final transient StrategyKey strategy;

    StrategyFailure(StrategyKey strategy, Throwable cause) {
        super(strategy + " failed: " + cause, cause);
        this.strategy = strategy;
    }

    public StrategyKey strategy() {
        return strategy;
    }

    /** What it threw, in one line. */
    public String what() {
        String line = String.valueOf(getCause()).replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
