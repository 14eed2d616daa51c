package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.SignalIds;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A strategy's version as the engine runs it: what the strategy does not decide about its signals. All that the strategy
 * asks for has been asked by then, so that it cannot change its mind.
 */
public final class StrategyVersion {

    private static final int MOST_INDICATORS = 32;

    private final StrategyKey key;
    private final Map<String, String> parameters;
    private final Strategy strategy;
    private final boolean ownWords;
    private final TradeRules rules;
    private final SignalIds signalIds;
    private final int warmUp;
    private final double volatilePercentile;
    private final double trendingAdx;
    private final boolean seesCandles;
    private final boolean leaves;
    private final List<Specification> indicators;
    private final Set<Timeframe> higherTimeframes;

    /**
     * A version.
     *
     * @param parameters all of them in their canonical texts, defaults included: part of its signals' ids
     * @param numbers those of them that are numbers
     * @param ownWords whether what the strategy says is the engine's own, and need not be checked
     * @throws IllegalArgumentException if the strategy asks for too much
     */
    public StrategyVersion(
            StrategyKey key,
            Map<String, String> parameters,
            ParameterValues numbers,
            Strategy strategy,
            boolean ownWords) {
        this(key, parameters, numbers, strategy, ownWords, numbers.whole(SharedParameters.WARM_UP));
    }

    private StrategyVersion(
            StrategyKey key,
            Map<String, String> parameters,
            ParameterValues numbers,
            Strategy strategy,
            boolean ownWords,
            int warmUp) {
        this.key = key;
        this.parameters = parameters;
        this.strategy = strategy;
        this.ownWords = ownWords;
        rules = numbers.rules();
        signalIds = new SignalIds(key, parameters);
        this.warmUp = warmUp;
        volatilePercentile = numbers.get(SharedParameters.VOLATILE_PERCENTILE);
        trendingAdx = numbers.get(SharedParameters.TRENDING_ADX);
        seesCandles = strategy.seesCandles();
        leaves = strategy.leaves();
        indicators = strategy.indicators().stream()
                .filter(one -> one.catalogued() == null)
                .distinct()
                .toList();
        higherTimeframes = Set.copyOf(strategy.higherTimeframes());
        if (indicators.size() > MOST_INDICATORS) {
            throw new IllegalArgumentException("strategy " + key + " asks for " + indicators.size()
                    + " indicators beyond the catalogue, more than " + MOST_INDICATORS);
        }
    }

    /** One of which nothing can be made: it fails at once. */
    static StrategyVersion failing(StrategyDefinition definition, IllegalArgumentException why) {
        return new StrategyVersion(
                definition.key(),
                definition.parameters(),
                ParameterValues.parse(SharedParameters.ALL, Map.of()),
                at -> {
                    throw new IllegalStateException(why.getMessage(), why);
                },
                false,
                0);
    }

    /** Its name and version. */
    public StrategyKey key() {
        return key;
    }

    /** All its parameters in their canonical texts, defaults included. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** The strategy itself. */
    public Strategy strategy() {
        return strategy;
    }

    /** How its signals are entered and left. */
    public TradeRules rules() {
        return rules;
    }

    /** How its signals are named. */
    public SignalIds signalIds() {
        return signalIds;
    }

    /** Whether it looks at candles. */
    public boolean seesCandles() {
        return seesCandles;
    }

    /** Whether it may leave its signals of its own accord. */
    public boolean leaves() {
        return leaves;
    }

    /** The indicators that are computed for it. */
    public List<Specification> indicators() {
        return indicators;
    }

    /** The timeframes that it reads where they are higher than the one that it is asked on. */
    public Set<Timeframe> higherTimeframes() {
        return higherTimeframes;
    }

    /** Whether it needs nothing but the catalogue of its own timeframe. */
    public boolean needsCatalogueOnly() {
        return !seesCandles && indicators.isEmpty() && higherTimeframes.isEmpty();
    }

    /** How many more candles it needs before it is asked; 0 or less if it is warm. */
    public long missing(MarketSnapshot at) {
        long seen = indicators.isEmpty()
                ? at.count()
                : Math.min(at.count(), at.further().count());
        long missing = warmUp + 1 - seen;
        return Math.max(missing, missingCandles(at));
    }

    /** How many of the candles that it looks at are yet to come. */
    public int missingCandles(MarketSnapshot at) {
        return seesCandles ? CandleWindow.LENGTH - at.candles().size() : 0;
    }

    /** What kind of market it is, by this version's cut-offs. */
    public Regime regime(IndicatorSnapshot at) {
        return MarketView.regime(at, volatilePercentile, trendingAdx);
    }

    /** What it says of a signal that opens: at once where it is somebody's, else when it is read. */
    public List<String> sentences(Why why, MarketSnapshot at) {
        if (ownWords) {
            MarketSnapshot kept = at.kept();
            return new Sentences(() -> why.sentences(kept));
        }
        return Sentences.checked(why.sentences(at));
    }
}
