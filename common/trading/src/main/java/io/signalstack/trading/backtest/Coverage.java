package io.signalstack.trading.backtest;

/**
 * What of the requested time the candles cover.
 *
 * @param requestedDays from start to end of the request
 * @param coveredDays base candles within it, in days
 * @param candles base candles within it
 * @param lostCandles base candles within it that are lost
 * @param repeatedCandles base candles within it that repeat a recording: they were not played, and are in no other figure
 * @param warmUpCandles candles of the timeframe before the requested start
 * @param warmingUp candles of the timeframe within it that were not scored because the indicators were not warm
 * @param candlesHash SHA-256 of all base candles that were seen, lost ones and those of the warm-up included
 * @param view which version of revised candles was used
 */
public record Coverage(
        double requestedDays,
        double coveredDays,
        long candles,
        long lostCandles,
        long repeatedCandles,
        long warmUpCandles,
        long warmingUp,
        String candlesHash,
        String view) {}
