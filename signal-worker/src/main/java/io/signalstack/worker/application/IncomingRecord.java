package io.signalstack.worker.application;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of an instrument's history, and what was noted at its publication.
 *
 * @param instrument whose history it is
 * @param record the record in the domain's terms
 * @param closedAt wall clock at which the venue's clock passed the candle's close; null where that is not known
 * @param backfilled whether it was published long after its close, or before the series was polled live
 */
public record IncomingRecord(
        Instrument instrument,
        MarketRecord record,
        @Nullable Instant closedAt,
        boolean backfilled) {

    /**
     * Translates a value of {@code candles.v1}.
     *
     * @param instrument that it is about
     * @throws IllegalArgumentException naming the field and value, if the domain refuses it
     */
    public static IncomingRecord of(Instrument instrument, CandleEvent event) {
        return event instanceof CandleEvent.BaseCandle candle
                ? new IncomingRecord(instrument, candle.toDomain(), candle.closedAt(), candle.backfilled())
                : new IncomingRecord(instrument, event.toDomain(), null, false);
    }

    /** Of something under an instrument's key that cannot be read. */
    public static IncomingRecord of(Instrument instrument, MarketRecord.Unreadable unreadable) {
        return new IncomingRecord(instrument, unreadable, null, false);
    }

    /** Whether it is a candle that came as it closed. */
    boolean isLive() {
        return record instanceof MarketRecord.Base && !backfilled;
    }

    /** The open time of the base candle that it brings as first published, or says is lost; empty for all else. */
    Optional<Instant> openTime() {
        return record.firstPublished();
    }
}
