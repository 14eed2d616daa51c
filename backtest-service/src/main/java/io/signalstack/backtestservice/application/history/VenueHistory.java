package io.signalstack.backtestservice.application.history;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a venue still has of an instrument's history, as market-gateway reads it. */
public interface VenueHistory {

    /** What becomes of a question. */
    sealed interface Answer {

        /**
         * Candles, oldest first.
         *
         * @param whole whether they are all that the venue has of the time; otherwise the history breaks off after them
         */
        record Came(List<Candle> candles, boolean whole) implements Answer {}

        /**
         * A question that is to be put again.
         *
         * @param after how long not to ask again, if that was said
         */
        record Later(Optional<Duration> after, String why) implements Answer {}

        /** A question that it is of no use to put again until something is changed. */
        record Refused(String why) implements Answer {}
    }

    /** Closed candles that open within {@code [from, to)}; blocks, for a bounded time. */
    Answer candles(Instrument instrument, Timeframe timeframe, Instant from, Instant to) throws InterruptedException;
}
