package io.signalstack.trading.strategy;

import static java.util.Objects.requireNonNull;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.SignalIds;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The built-in kind: several rules look at a candle, and their weighted mean is the score. A pure function of the
 * indicators.
 *
 * <p>rawScore = Σwc/Σw over the rules that did not abstain, the weights by regime. It asks in this order: warm-up,
 * abstention, threshold, levels, costs, cool-down.
 */
final class ConfluenceStrategy implements Strategy {

    static final String KIND = "confluence";

    private final StrategyKey key;
    private final ConfluenceParameters parameters;
    private final SignalIds signalIds;
    private final TradeRules rules;
    private final List<Specification> indicators;

    /** In the order of the rules. */
    private final Map<Regime, double[]> weightsByRegime = new EnumMap<>(Regime.class);

    ConfluenceStrategy(StrategyDefinition definition) {
        key = definition.key();
        parameters = ConfluenceParameters.parse(definition.parameters());
        signalIds = new SignalIds(key, parameters.toMap());
        rules = parameters.rules();
        indicators = parameters.further();
        for (Regime regime : Regime.values()) {
            weightsByRegime.put(
                    regime,
                    ConfluenceRule.ALL.stream()
                            .mapToDouble(rule -> parameters.get(rule.weight(regime)))
                            .toArray());
        }
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
    public SignalIds signalIds() {
        return signalIds;
    }

    @Override
    public TradeRules rules() {
        return rules;
    }

    @Override
    public List<Specification> indicators() {
        return indicators;
    }

    @Override
    public Evaluation evaluate(IndicatorSnapshot at, Setting setting) {
        Further further = setting.further();
        long seen = indicators.isEmpty() ? at.count() : Math.min(at.count(), further.count());
        if (seen <= parameters.warmUp()) {
            return new Evaluation.WarmingUp((int) (parameters.warmUp() + 1 - seen));
        }
        Regime regime = MarketView.regime(
                at,
                parameters.get(ConfluenceParameter.VOLATILE_PERCENTILE),
                parameters.get(ConfluenceParameter.TRENDING_ADX));
        double all = 0;
        double weights = 0;
        double sum = 0;
        double magnitude = 0;
        double[] weight = requireNonNull(weightsByRegime.get(regime));
        for (int i = 0; i < weight.length; i++) {
            // Without a weight its opinion makes no difference.
            double c = weight[i] == 0
                    ? Double.NaN
                    : ConfluenceRule.ALL.get(i).contribution().of(at, further, parameters);
            all += weight[i];
            if (!Double.isNaN(c)) {
                weights += weight[i];
                sum += weight[i] * c;
                magnitude += weight[i] * Math.abs(c);
            }
        }
        if (!(weights > 0 && weights >= all / 2)) {
            return Quiet.because(Reason.ABSTAINED);
        }
        double rawScore = sum / weights;
        if (Math.abs(rawScore) < parameters.threshold()) {
            return Quiet.because(Reason.BELOW_THRESHOLD);
        }
        Quiet against = ProposedSignal.plainlyAgainst(rules, at, setting);
        if (against != null) {
            return against;
        }
        Side side = rawScore > 0 ? Side.LONG : Side.SHORT;
        double agreement = Math.abs(sum) / magnitude;
        return new ProposedSignal(this, at, setting, side)
                .evaluate(() -> assess(at, further, regime, rawScore, agreement));
    }

    private Assessment assess(IndicatorSnapshot at, Further further, Regime regime, double rawScore, double agreement) {
        double distance = (Math.abs(rawScore) - parameters.threshold()) / (1 - parameters.threshold());
        IndicatorSnapshot kept = at.kept();
        return new Assessment(
                rawScore,
                (agreement + at.tradedShare() + distance) / 3,
                MarketView.volumeScore(at),
                named(kept, further),
                new Sentences(() -> rationale(kept, further, regime)),
                regime,
                MarketView.condition(at));
    }

    /** The catalogue, and the indicators of its own. */
    private Map<String, @Nullable Double> named(IndicatorSnapshot kept, Further further) {
        if (indicators.isEmpty()) {
            return kept.toMap();
        }
        Map<String, @Nullable Double> all = new TreeMap<>(kept.toMap());
        for (Specification own : indicators) {
            double value = further.get(own);
            all.put(own.key(), Double.isNaN(value) ? null : value);
        }
        return Collections.unmodifiableMap(all);
    }

    /** One sentence per contribution that counts. */
    private List<String> rationale(IndicatorSnapshot at, Further further, Regime regime) {
        List<String> sentences = new ArrayList<>();
        for (ConfluenceRule rule : ConfluenceRule.ALL) {
            double c = rule.contribution().of(at, further, parameters);
            if (!Double.isNaN(c) && parameters.get(rule.weight(regime)) > 0) {
                sentences.add(rule.sentence(c, at, further, parameters));
            }
        }
        return sentences;
    }
}
