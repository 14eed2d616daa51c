package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.indicator.Indicator;
import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a strategy sees of a candle that has just closed: its indicators, and what else the strategy asked for. A view, valid
 * during the call. Undefined values are NaN, prices are in the quote currency.
 */
public final class MarketSnapshot {

    private final Timeframe timeframe;
    private final double tick;
    private final IndicatorSnapshot indicators;
    private final Further further;
    private final List<Candle> candles;
    private final Map<Timeframe, MarketSnapshot> higher;

    /**
     * All that there is to see.
     *
     * @param tick smallest step of a price
     * @param further the indicators beyond the catalogue that the strategy asked for
     * @param candles those that it looks at, oldest first, the one that has just closed last
     * @param higher what it sees of higher timeframes
     */
    public MarketSnapshot(
            Timeframe timeframe,
            double tick,
            IndicatorSnapshot indicators,
            Further further,
            List<Candle> candles,
            Map<Timeframe, MarketSnapshot> higher) {
        this.timeframe = timeframe;
        this.tick = tick;
        this.indicators = indicators;
        this.further = further;
        this.candles = candles;
        this.higher = higher;
    }

    /** For a strategy that asked for nothing. */
    public MarketSnapshot(Timeframe timeframe, double tick, IndicatorSnapshot indicators) {
        this(timeframe, tick, indicators, Further.NONE, List.of(), Map.of());
    }

    /** The length of the candle. */
    public Timeframe timeframe() {
        return timeframe;
    }

    /** The smallest step of a price. */
    public double tick() {
        return tick;
    }

    /** The candle that has just closed; of a higher timeframe the last one that was complete. */
    public Candle candle() {
        return indicators.candle();
    }

    public double close() {
        return indicators.close();
    }

    /** How many candles of the timeframe the engine has seen with this one. */
    public long count() {
        return indicators.count();
    }

    /** The catalogue's indicators. */
    public IndicatorSnapshot indicators() {
        return indicators;
    }

    public double get(Indicator indicator) {
        return indicators.get(indicator);
    }

    /**
     * An indicator of the catalogue, or one that the strategy asked for, see {@link Strategy#indicators()}.
     *
     * @throws IllegalArgumentException naming it, if it is neither
     */
    public double get(Specification specification) {
        Indicator catalogued = specification.catalogued();
        return catalogued == null ? further.get(specification) : indicators.get(catalogued);
    }

    /** The strategy's indicators beyond the catalogue. */
    public Further further() {
        return further;
    }

    /**
     * The last candles since the strategy's activation, oldest first, this one last; always {@link
     * io.signalstack.trading.market.CandleWindow#LENGTH}. None unless the strategy {@link Strategy#seesCandles()}.
     */
    public List<Candle> candles() {
        return candles;
    }

    /**
     * What is known of a higher timeframe: at its last closed candle, which may have closed with this one.
     *
     * @return empty unless the strategy asked for it, the instrument has it, it is higher than this one, and a candle of it
     *     has closed
     */
    public Optional<MarketSnapshot> higher(Timeframe longer) {
        return Optional.ofNullable(higher.get(longer));
    }

    /** A copy that stays as the market is now, for longer than the call. */
    MarketSnapshot kept() {
        Map<Timeframe, MarketSnapshot> keptHigher = new EnumMap<>(Timeframe.class);
        higher.forEach((longer, snapshot) -> keptHigher.put(longer, snapshot.kept()));
        return new MarketSnapshot(timeframe, tick, indicators.kept(), further, candles, keptHigher);
    }
}
