package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.Economics;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalId;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The built-in kind: several rules look at a candle, and their weighted mean is the score. A pure function of the
 * snapshot.
 *
 * <p>rawScore = Σwc/Σw over the rules that did not abstain, the weights by regime. It asks in this order: warm-up,
 * abstention, threshold, levels, costs, cool-down.
 */
final class ConfluenceStrategy implements Strategy {

    static final String KIND = "confluence";

    private final StrategyKey key;
    private final ConfluenceParameters parameters;
    private final TradeRules rules;

    ConfluenceStrategy(StrategyDefinition definition) {
        key = definition.key();
        parameters = ConfluenceParameters.parse(definition.parameters());
        rules = parameters.rules();
    }

    @Override
    public StrategyKey key() {
        return key;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters.toMap();
    }

    @Override
    public TradeRules rules() {
        return rules;
    }

    @Override
    public Evaluation evaluate(IndicatorSnapshot at, Setting setting) {
        if (at.count() <= parameters.warmUp()) {
            return new Evaluation.WarmingUp((int) (parameters.warmUp() + 1 - at.count()));
        }
        Regime regime = MarketView.regime(at, parameters);
        double all = 0;
        double weights = 0;
        double sum = 0;
        double magnitude = 0;
        for (ConfluenceRule rule : ConfluenceRule.ALL) {
            double weight = parameters.get(rule.weight(regime));
            double c = rule.contribution().of(at, parameters);
            all += weight;
            if (!Double.isNaN(c)) {
                weights += weight;
                sum += weight * c;
                magnitude += weight * Math.abs(c);
            }
        }
        if (!(weights > 0 && weights >= all / 2)) {
            return new Quiet(Reason.ABSTAINED);
        }
        double rawScore = sum / weights;
        if (Math.abs(rawScore) < parameters.threshold()) {
            return new Quiet(Reason.BELOW_THRESHOLD);
        }
        return scored(at, setting, regime, rawScore, Math.abs(sum) / magnitude);
    }

    private Evaluation scored(IndicatorSnapshot at, Setting setting, Regime regime, double rawScore, double agreement) {
        Side side = rawScore > 0 ? Side.LONG : Side.SHORT;
        Instant closeTime = at.candle().closeTime(setting.timeframe());
        Levels levels =
                rules.levels(side, at.close(), at.atr14(), setting.series().tick(), setting.timeframe(), closeTime);
        if (levels == null) {
            return new Quiet(Reason.DEGENERATE);
        }
        Economics economics = Economics.of(levels, rules.costPerSide());
        if (economics.costR() > rules.maxCostR()) {
            return new Quiet(Reason.COSTS);
        }
        if (setting.signalOpen()) {
            return new Quiet(Reason.OPEN_SIGNAL);
        }
        return new Evaluation.Scored(
                signal(at, setting, side, levels, economics, assess(at, regime, rawScore, agreement)));
    }

    private Signal signal(
            IndicatorSnapshot at,
            Setting setting,
            Side side,
            Levels levels,
            Economics economics,
            Assessment assessment) {
        Instant openTime = at.candle().openTime();
        return new Signal(
                SignalId.of(
                        setting.engineVersion(),
                        key,
                        parameters.toMap(),
                        setting.series().instrument(),
                        setting.timeframe(),
                        openTime,
                        side),
                key,
                setting.engineVersion(),
                setting.series().id(),
                setting.seriesStart(),
                setting.series().instrument(),
                setting.timeframe(),
                openTime,
                side,
                levels,
                assessment,
                economics,
                side == Side.LONG);
    }

    private Assessment assess(IndicatorSnapshot at, Regime regime, double rawScore, double agreement) {
        double distance = (Math.abs(rawScore) - parameters.threshold()) / (1 - parameters.threshold());
        return new Assessment(
                rawScore,
                (agreement + at.tradedShare() + distance) / 3,
                Double.isNaN(at.volumeZ()) ? null : ConfluenceRule.volumeScore(at),
                at.toMap(),
                rationale(at, regime),
                regime,
                MarketView.condition(at));
    }

    /** One sentence per contribution that counts. */
    private List<String> rationale(IndicatorSnapshot at, Regime regime) {
        List<String> sentences = new ArrayList<>();
        for (ConfluenceRule rule : ConfluenceRule.ALL) {
            double c = rule.contribution().of(at, parameters);
            if (!Double.isNaN(c) && parameters.get(rule.weight(regime)) > 0) {
                sentences.add(rule.sentence(c, at));
            }
        }
        return List.copyOf(sentences);
    }
}
