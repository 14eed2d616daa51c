package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import java.util.Map;

/** The port of all strategies: a closed candle in, an evaluation out, and no memory of its own. */
public interface Strategy {

    /** Its name and version. */
    StrategyKey key();

    /** All its parameters in their canonical texts, defaults included: part of its signals' ids. */
    Map<String, String> parameters();

    /** How its signals are entered and left. */
    TradeRules rules();

    /**
     * Evaluates the candle that has just closed. Texts are built only when a signal opens.
     *
     * @param snapshot the indicators at that candle, valid during the call
     * @param setting where the candle stands
     */
    Evaluation evaluate(IndicatorSnapshot snapshot, Setting setting);
}
