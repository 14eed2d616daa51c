package io.signalstack.trading.strategy;

/**
 * A kind of strategy. Beside the two that the engine knows, those count that a {@link java.util.ServiceLoader} finds: an
 * own one takes a class, its name in {@code META-INF/services}, and a place on the class path of all services that score,
 * backtest or verify.
 */
public interface StrategyKind {

    /** What definitions call it. */
    String name();

    /**
     * Makes a strategy, whose evaluations depend on nothing but what it is given.
     *
     * @throws IllegalArgumentException naming the parameter that is unknown or out of its range
     */
    Strategy create(StrategyDefinition definition);
}
