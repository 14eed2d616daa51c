package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.signal.SignalIds;
import java.util.List;
import java.util.Map;

/** The port of all strategies: a closed candle in, an evaluation out, and no memory of its own. */
public interface Strategy {

    /** Its name and version. */
    StrategyKey key();

    /** All its parameters in their canonical texts, defaults included: part of its signals' ids. */
    Map<String, String> parameters();

    /** How its signals are named. */
    SignalIds signalIds();

    /** How its signals are entered and left. */
    TradeRules rules();

    /**
     * Whether it looks at the last {@link CandleWindow#LENGTH} candles themselves, which are kept for it from its activation
     * on.
     */
    default boolean seesCandles() {
        return false;
    }

    /**
     * The indicators that it needs beyond the catalogue. They are computed for it from its activation on, so that they do not
     * depend on what other strategies asked for, or when.
     */
    default List<Specification> indicators() {
        return List.of();
    }

    /**
     * Evaluates the candle that has just closed. Texts are built only when a signal opens.
     *
     * @param snapshot the catalogue's indicators at that candle, valid during the call
     * @param setting where the candle stands
     */
    Evaluation evaluate(IndicatorSnapshot snapshot, Setting setting);

    /**
     * Whether a signal of it that has been filled is to be left, asked at each close of its timeframe while it is open.
     *
     * @param setting where the candle stands
     */
    default boolean exits(Setting setting) {
        return false;
    }
}
