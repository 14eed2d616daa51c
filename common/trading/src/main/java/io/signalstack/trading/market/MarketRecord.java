package io.signalstack.trading.market;

import java.time.Instant;
import java.util.Optional;

/**
 * One record of an instrument's history, in the order in which it was published. An instrument's signals are a function
 * of these records and nothing else that the market does.
 */
public sealed interface MarketRecord {

    /** The open time of the base candle that it brings as first published, or says is lost; empty for all else. */
    default Optional<Instant> firstPublished() {
        return switch (this) {
            case Base(Candle candle, int revision) -> revision == 0 ? Optional.of(candle.openTime()) : Optional.empty();
            case Lost(Instant openTime) -> Optional.of(openTime);
            case Unreadable(Optional<Instant> openTime) -> openTime;
            case SeriesStarted _, InstrumentChanged _, Seed _ -> Optional.empty();
        };
    }

    /** A new history begins: what came before is neither scored nor remembered. */
    record SeriesStarted(Series series) implements MarketRecord {}

    /** The instrument's tick, timeframes or market are others from here on; its history goes on. */
    record InstrumentChanged(Series series) implements MarketRecord {}

    /** A higher timeframe's own candle from before the first base candle: warms indicators, is never scored. */
    record Seed(Timeframe timeframe, Candle candle) implements MarketRecord {}

    /**
     * A closed candle of the base interval.
     *
     * @param revision 0 as first published, +1 for each later version of the same candle
     */
    record Base(Candle candle, int revision) implements MarketRecord {}

    /** A base candle that the venue could not give: its bucket is incomplete in every timeframe. */
    record Lost(Instant openTime) implements MarketRecord {}

    /**
     * Something that cannot be read. If it was the next base candle, that is lost; where it does not say, the candle that
     * comes after will show.
     *
     * @param openTime of the base candle that it says it was
     */
    record Unreadable(Optional<Instant> openTime) implements MarketRecord {}
}
