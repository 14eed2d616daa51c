package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.signal.SignalIds;
import java.util.Map;

/** A strategy that is always quiet, until it throws: at the candle whose number its parameter {@code after} gives. */
public final class FailingKind implements StrategyKind {

    private static final String NAME = "failing";

    /** One that throws at the candle after that many. */
    public static StrategyDefinition after(int candles) {
        return new StrategyDefinition(new StrategyKey(NAME, "1"), NAME, Map.of("after", Integer.toString(candles)));
    }

    /** One that throws an error of the machine, at the candle after that many. */
    public static StrategyDefinition deepAfter(int candles) {
        return new StrategyDefinition(
                new StrategyKey(NAME, "2"), NAME, Map.of("after", Integer.toString(candles), "deep", "true"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Strategy create(StrategyDefinition definition) {
        int after = Integer.parseInt(definition.parameters().getOrDefault("after", "0"));
        return new Failing(
                definition.key(),
                definition.parameters(),
                new SignalIds(definition.key(), definition.parameters()),
                StrategyFactory.create(BuiltInStrategies.CONFLUENCE).rules(),
                after,
                definition.parameters().containsKey("deep"));
    }

    private record Failing(
            StrategyKey key,
            Map<String, String> parameters,
            SignalIds signalIds,
            TradeRules rules,
            int after,
            boolean deep)
            implements Strategy {

        @Override
        public Evaluation evaluate(IndicatorSnapshot snapshot, Setting setting) {
            if (snapshot.count() > after && deep) {
                throw new StackOverflowError("a thousand frames");
            }
            if (snapshot.count() > after) {
                throw new IllegalArgumentException("no more than " + after);
            }
            return Evaluation.Quiet.because(Evaluation.Reason.NO_ENTRY);
        }
    }
}
