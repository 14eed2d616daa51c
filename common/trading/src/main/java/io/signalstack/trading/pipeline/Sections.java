package io.signalstack.trading.pipeline;

import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.market.CandleWindow;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.tracking.RecentCandles;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names of a pipeline's state sections, and the format byte that each of them begins with. */
final class Sections {

    static final String META = "meta";
    static final String START = "start";

    /** Not there of a live market. */
    static final String MARKET = "market";

    static final String UNPLACED = "unplaced";
    static final String BASE = "base/";
    static final String SIGNAL = "signal/";
    static final String TIMEFRAME = "tf/";
    static final String CURRENT = "current";
    static final String ROW = "row/";
    static final String CANDLE = "candle/";
    static final String FURTHER = "further/";

    /** Raised with each change after which an older state must not be read, also of what is kept beside it. */
    private static final int FORMAT = 5;

    private static final List<String> BASES = numbered(BASE, RecentCandles.MOST_SLOTS);
    private static final Map<Timeframe, OfTimeframe> TIMEFRAMES = new EnumMap<>(Arrays.stream(Timeframe.values())
            .collect(Collectors.toMap(Function.identity(), timeframe -> OfTimeframe.of(TIMEFRAME + timeframe + "/"))));

    private Sections() {}

    /** A timeframe's names, made once for all instruments. */
    private record OfTimeframe(String prefix, String current, List<String> rows, List<String> candles) {

        static OfTimeframe of(String prefix) {
            return new OfTimeframe(
                    prefix,
                    prefix + CURRENT,
                    numbered(prefix + ROW, IndicatorSet.ROW_SLOTS),
                    numbered(prefix + CANDLE, CandleWindow.LENGTH));
        }
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
    }

    private static OfTimeframe of(Timeframe timeframe) {
        return Objects.requireNonNull(TIMEFRAMES.get(timeframe));
    }

    /** Of the last day's base candles, by slot. */
    static List<String> bases() {
        return BASES;
    }

    static String signal(String id) {
        return SIGNAL + id;
    }

    /** What all sections of a timeframe begin with. */
    static String timeframe(Timeframe timeframe) {
        return of(timeframe).prefix();
    }

    /** What each of a timeframe's candles changes. */
    static String current(Timeframe timeframe) {
        return of(timeframe).current();
    }

    /** Of the rows of a timeframe's indicators, by slot. */
    static List<String> rows(Timeframe timeframe) {
        return of(timeframe).rows();
    }

    /** Of a timeframe's kept candles, by slot. */
    static List<String> candles(Timeframe timeframe) {
        return of(timeframe).candles();
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
