package io.signalstack.backtestservice.outbound.archive;

import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a series to place a record.
 *
 * @param id the series
 * @param instrument whose
 * @param logOffset where in the log it started
 * @param baseInterval length of its base candles
 * @param lastOpen open time of its newest base candle or marker; null while it has none
 */
record SeriesHead(
        String id,
        String instrument,
        long logOffset,
        Timeframe baseInterval,
        @Nullable Instant lastOpen) {}
