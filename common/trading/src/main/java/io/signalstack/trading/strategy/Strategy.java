package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import java.util.List;
import java.util.Set;

/**
 * The port of all strategies: a closed candle in, an opinion out. It has no memory of its own, and asks neither clock nor
 * dice. It is not asked before its version is warm, nor about a candle of which a part is lost; what it throws, and what it
 * proposes wrongly, switches it off for the instrument.
 *
 * <p>What it asks for below is asked once, when it is made.
 */
public interface Strategy {

    /** What it thinks of the candle that has just closed. */
    Opinion evaluate(MarketSnapshot at);

    /**
     * Whether it looks at the last {@link CandleWindow#LENGTH} candles themselves, which are kept for it from its activation
     * on. It is not asked before there are that many.
     */
    default boolean seesCandles() {
        return false;
    }

    /**
     * The indicators that it needs beyond the catalogue. They are computed for it from its activation on, so that they do not
     * depend on what other strategies asked for, or when. Those that the catalogue has as well are read there.
     */
    default List<Specification> indicators() {
        return List.of();
    }

    /** The timeframes that it reads where they are higher than the one that it is asked on. */
    default Set<Timeframe> higherTimeframes() {
        return Set.of();
    }

    /** Whether it may leave its signals of its own accord; only then is it asked whether it {@link #exits}. */
    default boolean leaves() {
        return false;
    }

    /** Whether a signal of it that has been filled is to be left; asked at each close of its timeframe while it is open. */
    default boolean exits(MarketSnapshot at) {
        return false;
    }
}
