package io.signalstack.trading.signal;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one strategy version's signals: the first 32 hexadecimal digits of the SHA-256 over the length-prefixed fields
 * engine version, strategy id and version, parameters (in order of their names), instrument, timeframe, open time and side.
 * The same decision on the same candle has the same id, wherever and whenever it is taken.
 */
public final class SignalIds {

    /** Its part of the fields, which is the longest, written once. */
    private final byte[] version;

    /** Made when it is first needed; threads that need it at once make the same. */
    private @Nullable Begun begun;

    /** A digest that has seen an engine version and the strategy's part of the fields. */
    private record Begun(int engineVersion, MessageDigest digest) {}

    /**
     * Those of a version.
     *
     * @param parameters all of the strategy's parameters, defaults included
     */
    public SignalIds(StrategyKey strategy, Map<String, String> parameters) {
        var out = new CanonicalWriter()
                .text(strategy.id())
                .text(strategy.version())
                .integer(parameters.size());
        new TreeMap<>(parameters).forEach((name, value) -> out.text(name).text(value));
        version = out.toBytes();
    }

    /**
     * Works one out.
     *
     * @param openTime of the signal candle
     */
    public String of(int engineVersion, Instrument instrument, Timeframe timeframe, Instant openTime, Side side) {
        return new CanonicalWriter()
                .text(instrument.toString())
                .text(timeframe.toString())
                .text(openTime.toString())
                .text(side.name())
                .toId(Sha256.copy(begun(engineVersion).digest));
    }

    private Begun begun(int engineVersion) {
        Begun last = begun;
        if (last == null || last.engineVersion != engineVersion) {
            MessageDigest digest = Sha256.begin();
            digest.update(new CanonicalWriter()
                    .text(Integer.toString(engineVersion))
                    .written(version)
                    .toBytes());
            last = new Begun(engineVersion, digest);
            begun = last;
        }
        return last;
    }
}
