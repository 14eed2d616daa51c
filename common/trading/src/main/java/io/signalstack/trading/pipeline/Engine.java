package io.signalstack.trading.pipeline;

/** Which formulas these are. */
public final class Engine {

    /** Part of every signal's id; changed only when a formula changes. */
    public static final int VERSION = 2;

    private Engine() {}
}
