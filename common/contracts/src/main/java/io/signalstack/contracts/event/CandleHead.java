package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A value of {@code candle-heads.v1}: how far an instrument's history has been published.
 *
 * @param instrument text form, also the record's key
 * @param seriesId the history that is being published
 * @param tick smallest step of a price, as last published, to know when the definition has changed it
 * @param baseInterval the timeframe that is polled
 * @param timeframes what is scored, as last published
 * @param lastOpenTime open time of the last base candle, or marker, that was published
 * @param firstLive open time from which on the series was polled live; later candles are not backfilled for that reason
 * @param recent revision and content hash of the last candles by open time, to know a revision from a duplicate
 * @param market where its candles come from, as last published; live in records from before that was said
 */
public record CandleHead(
        String instrument,
        String seriesId,
        BigDecimal tick,
        String baseInterval,
        List<String> timeframes,
        Instant lastOpenTime,
        Instant firstLive,
        Map<Instant, Version> recent,

        @JacksonInject(value = Earlier.LIVE_MARKET, useInput = OptBoolean.TRUE)
        MarketBody market) {

    /** What was last published for one open time. */
    public record Version(int revision, String hash) {}
}
