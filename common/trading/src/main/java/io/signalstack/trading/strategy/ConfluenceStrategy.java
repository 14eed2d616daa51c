package io.signalstack.trading.strategy;

import static java.util.Objects.requireNonNull;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in kind: several rules look at a candle, and their weighted mean is the score. A pure function of the
 * indicators.
 *
 * <p>rawScore = Σwc/Σw over the rules that did not abstain, the weights by regime. It asks in this order: abstention,
 * threshold.
 */
final class ConfluenceStrategy implements Strategy {

    static final String KIND = "confluence";

    private final ConfluenceParameters parameters;
    private final List<Specification> indicators;
    private final Why why = this::rationale;

    /** In the order of the rules. */
    private final Map<Regime, double[]> weightsByRegime = new EnumMap<>(Regime.class);

    private ConfluenceStrategy(ConfluenceParameters parameters) {
        this.parameters = parameters;
        indicators = parameters.further();
        for (Regime regime : Regime.values()) {
            weightsByRegime.put(
                    regime,
                    ConfluenceRule.ALL.stream()
                            .mapToDouble(rule -> parameters.get(rule.weight(regime)))
                            .toArray());
        }
    }

    /**
     * A version of it.
     *
     * @throws IllegalArgumentException naming the parameter, if one is unknown, not a number or out of its range
     */
    static StrategyVersion version(StrategyDefinition definition) {
        ConfluenceParameters parameters = ConfluenceParameters.parse(definition.parameters());
        return new StrategyVersion(
                definition.key(), parameters.toMap(), parameters.numbers(), new ConfluenceStrategy(parameters), true);
    }

    @Override
    public List<Specification> indicators() {
        return indicators;
    }

    @Override
    public Opinion evaluate(MarketSnapshot at) {
        IndicatorSnapshot indicators = at.indicators();
        Further further = at.further();
        Regime regime = regime(indicators);
        double all = 0;
        double weights = 0;
        double sum = 0;
        double magnitude = 0;
        double[] weight = requireNonNull(weightsByRegime.get(regime));
        for (int i = 0; i < weight.length; i++) {
            // Without a weight its opinion makes no difference.
            double c = weight[i] == 0
                    ? Double.NaN
                    : ConfluenceRule.ALL.get(i).contribution().of(indicators, further, parameters);
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
        var agreement = new Agreement(Math.abs(sum) / magnitude, parameters.threshold());
        return new Opinion.Proposed(
                new Proposal(rawScore > 0 ? Side.LONG : Side.SHORT, rawScore, why, agreement, null));
    }

    private Regime regime(IndicatorSnapshot at) {
        return MarketView.regime(
                at,
                parameters.get(ConfluenceParameter.VOLATILE_PERCENTILE),
                parameters.get(ConfluenceParameter.TRENDING_ADX));
    }

    /** One sentence per contribution that counts. */
    private List<String> rationale(MarketSnapshot snapshot) {
        IndicatorSnapshot at = snapshot.indicators();
        Further further = snapshot.further();
        Regime regime = regime(at);
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
