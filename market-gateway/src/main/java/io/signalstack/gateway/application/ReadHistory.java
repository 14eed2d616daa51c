package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Reads an instrument's history at its venue, for others: page by page, after everything that is followed here. */
public final class ReadHistory {

    private final KnownInstruments instruments;
    private final Markets markets;
    private final int pageSize;
    private final int maxCandles;
    private final Semaphore readers;

    /**
     * @param maxCandles how many buckets a range may hold
     * @param atOnce how many may read at a time
     */
    public ReadHistory(KnownInstruments instruments, Markets markets, int pageSize, int maxCandles, int atOnce) {
        this.instruments = instruments;
        this.markets = markets;
        this.pageSize = pageSize;
        this.maxCandles = maxCandles;
        this.readers = new Semaphore(atOnce);
    }

    /** What becomes of a question. */
    public sealed interface Answer {

        /** The history, to be read and then closed. */
        record Pages(PagedHistory pages) implements Answer {}

        /** Nothing is known of such an instrument. */
        record Unknown() implements Answer {}

        /** The range holds more buckets than the limit. */
        record TooMuch(int limit) implements Answer {}

        /** Others are reading. */
        record Busy() implements Answer {}
    }

    /**
     * Closed candles that open within {@code [from, until)}.
     *
     * @throws CandleLog.LogException if the definitions cannot be read now
     * @throws VenueException if the venue's time is not known and cannot be measured
     */
    public Answer read(String instrument, Timeframe timeframe, Instant from, Instant until) {
        Instant first = opening(timeframe, from);
        Instant end = opening(timeframe, until);
        if (Duration.between(first, end).dividedBy(timeframe.length()) > maxCandles) {
            return new Answer.TooMuch(maxCandles);
        }
        if (!readers.tryAcquire()) {
            return new Answer.Busy();
        }
        Answer answer = new Answer.Unknown();
        try {
            answer = admitted(instrument, timeframe, first, end);
        } finally {
            if (!(answer instanceof Answer.Pages)) {
                readers.release();
            }
        }
        return answer;
    }

    private Answer admitted(String instrument, Timeframe timeframe, Instant first, Instant end) {
        Optional<InstrumentDefinition> definition = instruments.find(instrument);
        Optional<Market> market = definition.flatMap(
                known -> markets.of(Instrument.parse(known.instrument()).venue()));
        if (definition.isEmpty() || market.isEmpty()) {
            return new Answer.Unknown();
        }
        Instant now = market.get().clock().now();
        VenueHistory history =
                new VenueHistory(market.get().venue(), definition.get().venueSymbol(), pageSize, Urgency.HISTORY, now);
        Iterator<List<Candle>> pages = history.pages(timeframe, first, end.isBefore(now) ? end : now);
        return new Answer.Pages(new PagedHistory(pages, readers::release));
    }

    /** When the first bucket opens that does not before that time. */
    private static Instant opening(Timeframe timeframe, Instant time) {
        Instant bucket = timeframe.bucket(time);
        return bucket.isBefore(time) ? bucket.plus(timeframe.length()) : bucket;
    }

    /** Pages of candles, oldest first, each asked for when it is read; has to be closed. */
    public record PagedHistory(Iterator<List<Candle>> pages, Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }
}
