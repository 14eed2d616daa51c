package io.signalstack.trading.strategy;

import java.util.List;

/** Says why a signal was given; asked only if it opens. */
@FunctionalInterface
public interface Why {

    /**
     * One sentence per reason.
     *
     * @param at what the strategy saw
     */
    List<String> sentences(MarketSnapshot at);
}
