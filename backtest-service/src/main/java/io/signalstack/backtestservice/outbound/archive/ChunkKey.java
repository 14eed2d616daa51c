package io.signalstack.backtestservice.outbound.archive;

import io.signalstack.trading.market.Timeframe;
import java.time.Instant;

/**
 * Which row of {@code candle_chunks}.
 *
 * @param seriesId whose candles
 * @param content base candles, or seeds of a higher timeframe
 * @param timeframe their length
 * @param firstOpen the first open time that the row has room for
 */
record ChunkKey(String seriesId, Content content, Timeframe timeframe, Instant firstOpen) {

    /** What a row holds. */
    enum Content {
        BASE,
        SEED
    }

    static ChunkKey of(String seriesId, Content content, Timeframe timeframe, long openTimeMs) {
        return new ChunkKey(seriesId, content, timeframe, CandleChunk.firstOpen(timeframe, openTimeMs));
    }
}
