package io.signalstack.trading.strategy;

import java.util.List;

/**
 * A kind of strategy. Beside the two that the engine knows, those count that a {@link java.util.ServiceLoader} finds, on the
 * class path or in a jar of the folder of strategies: an own one takes a class, and its name in {@code META-INF/services}.
 */
public interface StrategyKind {

    /** What definitions call it: a plain name, which no other kind has. */
    String name();

    /** The rows of its table, beside those of {@link SharedParameters}: all else that can change an evaluation. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Makes a strategy, whose opinions depend on nothing but these values and what it is shown.
     *
     * @throws IllegalArgumentException naming the parameter, if values do not go together
     */
    Strategy create(ParameterValues values);
}
