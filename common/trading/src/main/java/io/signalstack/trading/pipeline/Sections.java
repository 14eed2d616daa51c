package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.StrategyKey;

/** The names of a pipeline's state sections, and the format byte that each of them begins with. */
final class Sections {

    static final String META = "meta";
    static final String HEAD = "head";
    static final String UNPLACED = "unplaced";
    static final String BASE = "base/";
    static final String SIGNAL = "signal/";
    static final String EVALUATION = "eval/";
    static final String TIMEFRAME = "tf/";
    static final String SCALARS = "scalars";
    static final String ROW = "row/";
    static final String CANDLE = "candle/";
    static final String FURTHER = "further/";

    private static final int FORMAT = 3;

    private Sections() {}

    static String base(int slot) {
        return BASE + slot;
    }

    static String signal(String id) {
        return SIGNAL + id;
    }

    static String evaluation(Timeframe timeframe, StrategyKey strategy) {
        return EVALUATION + timeframe + "/" + strategy;
    }

    /** What all sections of a timeframe begin with. */
    static String timeframe(Timeframe timeframe) {
        return TIMEFRAME + timeframe + "/";
    }

    static String scalars(Timeframe timeframe) {
        return timeframe(timeframe) + SCALARS;
    }

    static String row(Timeframe timeframe, int slot) {
        return timeframe(timeframe) + ROW + slot;
    }

    /** What a timeframe's kept candles begin with. */
    static String candles(Timeframe timeframe) {
        return timeframe(timeframe) + CANDLE;
    }

    static String candle(Timeframe timeframe, int slot) {
        return candles(timeframe) + slot;
    }

    static String further(Timeframe timeframe, Asked asked) {
        return timeframe(timeframe) + FURTHER + asked.fromMs() + "/"
                + asked.specification().key();
    }

    static CanonicalWriter begin() {
        return new CanonicalWriter().octet(FORMAT);
    }

    /**
     * Opens a section.
     *
     * @throws IllegalArgumentException naming the section, if it has another format
     */
    static CanonicalReader open(String key, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalArgumentException("state section " + key + " has format "
                    + (bytes.length == 0 ? "none" : bytes[0]) + ", this engine reads " + FORMAT);
        }
        var in = new CanonicalReader(bytes);
        in.octet();
        return in;
    }
}
