package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A strategy of the ta4j library: its entries become signals, with the levels that every kind's rules give.
 *
 * <p>It is asked about the last of {@link CandleWindow#LENGTH} candles, always that many, in a series and with indicators
 * that are made for this one answer: whatever a recursion starts from, it starts there, and not where the process did.
 */
public final class Ta4jStrategy implements Strategy {

    /** Its name among the kinds. */
    public static final String KIND = "ta4j";

    private static final int LAST = CandleWindow.LENGTH - 1;

    private final StrategyKey key;
    private final Ta4jParameters parameters;

    private Ta4jStrategy(StrategyKey key, Ta4jParameters parameters) {
        this.key = key;
        this.parameters = parameters;
    }

    /**
     * A version of it, tried out once.
     *
     * @throws IllegalArgumentException naming the parameter, if one is unknown or unusable
     */
    public static StrategyVersion version(StrategyDefinition definition) {
        Ta4jParameters parameters = Ta4jParameters.parse(definition.parameters());
        var strategy = new Ta4jStrategy(definition.key(), parameters);
        strategy.tryOut();
        return new StrategyVersion(definition.key(), parameters.texts(), parameters.numbers(), strategy, true);
    }

    /** The strategies that are there by name, in order of the alphabet. */
    public static List<String> names() {
        return Catalogue.names();
    }

    /** What fails on a candle would fail on it again, forever: better here than there. */
    private void tryOut() {
        List<Candle> candles = new ArrayList<>(CandleWindow.LENGTH);
        for (int i = 0; i < CandleWindow.LENGTH; i++) {
            double open = 100 + i % 7;
            candles.add(
                    new Candle(i * Timeframe.M1.lengthMs(), open, open + 2, open - 2, open + 1 - i % 3, i % 5, false));
        }
        org.ta4j.core.Strategy strategy = on(candles, Timeframe.M1);
        try {
            strategy.shouldEnter(LAST);
            strategy.shouldExit(LAST);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "parameter " + (parameters.texts().containsKey("json") ? "json" : "name") + " fails on a trial: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public boolean seesCandles() {
        return true;
    }

    @Override
    public Opinion evaluate(MarketSnapshot at) {
        return on(at.candles(), at.timeframe()).shouldEnter(LAST)
                ? Opinion.proposed(Proposal.of(parameters.recipe().side(), this::rationale))
                : Opinion.quiet();
    }

    private List<String> rationale(MarketSnapshot at) {
        return List.of("ta4j " + key + " enters by " + parameters.recipe().entry());
    }

    @Override
    public boolean leaves() {
        return parameters.useExitRule();
    }

    @Override
    public boolean exits(MarketSnapshot at) {
        return on(at.candles(), at.timeframe()).shouldExit(LAST);
    }

    private org.ta4j.core.Strategy on(List<Candle> candles, Timeframe timeframe) {
        return parameters.recipe().maker().on(new CandleBars(candles, timeframe));
    }
}
