package io.signalstack.trading.strategy.ta4j;

import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.Parameter;
import io.signalstack.trading.strategy.ParameterValues;
import java.util.List;
import java.util.stream.Collectors;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;

/**
 * One strategy of the catalogue.
 *
 * @param name its name in a definition
 * @param rows its own rows of the table
 * @param entry its entry rule, as a phrase that a LONG reads; a SHORT is its mirror image
 * @param exit its exit rule, likewise
 * @param rules makes both rules
 */
record Classic(String name, List<Parameter> rows, String entry, String exit, Rules rules) {

    /** Entry and exit. */
    record Pair(Rule entry, Rule exit) {}

    /** Makes the rules for a series. */
    @FunctionalInterface
    interface Rules {
        Pair on(BarSeries series, Facing facing, ParameterValues values);
    }

    Recipe recipe(Side side, ParameterValues values) {
        String own = rows.stream()
                .map(row -> row.key() + " " + values.texts().get(row.key()))
                .collect(Collectors.joining(", "));
        String phrase = name + (side == Side.LONG ? ": " : ", mirrored: ") + entry + " (" + own + ")";
        return new Recipe(side, phrase, series -> strategy(series, side, values));
    }

    private Strategy strategy(BarSeries series, Side side, ParameterValues values) {
        Pair pair = rules.on(series, new Facing(side), values);
        return new BaseStrategy(name, pair.entry(), pair.exit(), side == Side.LONG ? TradeType.BUY : TradeType.SELL);
    }
}
