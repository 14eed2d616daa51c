package io.signalstack.trading.backtest;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A sample, what was chosen in it, and the window in which that was traded.
 *
 * @param sampleFrom start of the sample
 * @param boundary end of the sample, start of the window
 * @param windowTo end of the window
 * @param eligible how many candidates had enough trades in sample
 * @param chosen the grid's parameters of the best of them, the first in the grid's order among equals; null where there is
 *     none, and nothing is traded
 * @param inSample how the chosen one did in sample, which is no claim; null where there is none
 * @param reason why nothing is traded; null where something is
 * @param outOfSample over the trades whose signals came in the window, also those that ended after it
 */
public record WalkForwardWindow(
        Instant sampleFrom,
        Instant boundary,
        Instant windowTo,
        int eligible,
        @Nullable SortedMap<String, String> chosen,
        @Nullable InSample inSample,
        @Nullable String reason,
        TradeFigures outOfSample) {}
