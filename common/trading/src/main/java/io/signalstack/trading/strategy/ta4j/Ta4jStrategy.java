package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.SignalIds;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.MarketView;
import io.signalstack.trading.strategy.ProposedSignal;
import io.signalstack.trading.strategy.Setting;
import io.signalstack.trading.strategy.SharedParameters;
import io.signalstack.trading.strategy.Strategy;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.TradeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A strategy of the ta4j library: its entries become signals, with the levels that every kind's rules give.
 *
 * <p>It is asked about the last of {@link CandleWindow#LENGTH} candles, always that many, in a series and with indicators
 * that are made for this one answer: whatever a recursion starts from, it starts there, and not where the process did. It
 * asks in this order: warm-up, entry rule, levels, costs, cool-down.
 */
public final class Ta4jStrategy implements Strategy {

    /** Its name among the kinds. */
    public static final String KIND = "ta4j";

    private static final int LAST = CandleWindow.LENGTH - 1;

    private final StrategyKey key;
    private final Ta4jParameters parameters;
    private final SignalIds signalIds;
    private final TradeRules rules;

    /**
     * Makes it, and tries it out once.
     *
     * @throws IllegalArgumentException naming the parameter, if one is unknown or unusable
     */
    public Ta4jStrategy(StrategyDefinition definition) {
        key = definition.key();
        parameters = Ta4jParameters.parse(definition.parameters());
        signalIds = new SignalIds(key, parameters.texts());
        rules = parameters.numbers().rules();
        tryOut();
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
    public StrategyKey key() {
        return key;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters.texts();
    }

    @Override
    public SignalIds signalIds() {
        return signalIds;
    }

    @Override
    public TradeRules rules() {
        return rules;
    }

    @Override
    public boolean seesCandles() {
        return true;
    }

    @Override
    public Evaluation evaluate(IndicatorSnapshot at, Setting setting) {
        long missing = Math.max(
                CandleWindow.LENGTH - setting.candles().size(),
                parameters.numbers().whole(SharedParameters.WARM_UP) + 1 - at.count());
        if (missing > 0) {
            return new Evaluation.WarmingUp((int) missing);
        }
        if (!on(setting.candles(), setting.timeframe()).shouldEnter(LAST)) {
            return Quiet.because(Reason.NO_ENTRY);
        }
        return new ProposedSignal(this, at, setting, parameters.recipe().side()).evaluate(() -> assess(at));
    }

    @Override
    public boolean exits(Setting setting) {
        return parameters.useExitRule()
                && setting.candles().size() == CandleWindow.LENGTH
                && on(setting.candles(), setting.timeframe()).shouldExit(LAST);
    }

    private org.ta4j.core.Strategy on(List<Candle> candles, Timeframe timeframe) {
        return parameters.recipe().maker().on(Bars.of(candles, timeframe));
    }

    private Assessment assess(IndicatorSnapshot at) {
        return new Assessment(
                parameters.recipe().side().sign(),
                at.tradedShare(),
                MarketView.volumeScore(at),
                at.toMap(),
                List.of("ta4j " + key + " enters by " + parameters.recipe().entry()),
                MarketView.regime(
                        at,
                        parameters.numbers().get(SharedParameters.VOLATILE_PERCENTILE),
                        parameters.numbers().get(SharedParameters.TRENDING_ADX)),
                MarketView.condition(at));
    }
}
