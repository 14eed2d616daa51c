package io.signalstack.trading.signal;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A signal's id: the first 32 hexadecimal digits of the SHA-256 over the length-prefixed fields engine version, strategy
 * id and version, parameters (in order of their names), instrument, timeframe, open time and side. The same decision on
 * the same candle has the same id, wherever and whenever it is taken.
 */
public final class SignalId {

    private SignalId() {}

    /**
     * Works it out.
     *
     * @param parameters all of the strategy's parameters, defaults included
     * @param openTime of the signal candle
     */
    public static String of(
            int engineVersion,
            StrategyKey strategy,
            Map<String, String> parameters,
            Instrument instrument,
            Timeframe timeframe,
            Instant openTime,
            Side side) {
        var out = new CanonicalWriter()
                .text(Integer.toString(engineVersion))
                .text(strategy.id())
                .text(strategy.version())
                .integer(parameters.size());
        sorted(parameters).forEach((name, value) -> out.text(name).text(value));
        return out.text(instrument.toString())
                .text(timeframe.toString())
                .text(openTime.toString())
                .text(side.name())
                .toId();
    }

    /** A strategy's own parameters are in order already: they are not sorted anew for each of its signals. */
    private static Map<String, String> sorted(Map<String, String> parameters) {
        return parameters instanceof SortedMap<String, String> map && map.comparator() == null
                ? map
                : new TreeMap<>(parameters);
    }
}
