package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.util.Arrays;

/** What a definition asks for, in the domain's terms. */
final class Definitions {

    private Definitions() {}

    /**
     * The series of this number that a definition describes.
     *
     * @throws IllegalArgumentException naming the field and value, if it describes none
     */
    static Series series(InstrumentDefinition definition, int number) {
        Instrument instrument = Instrument.parse(definition.instrument());
        return new Series(
                Series.id(instrument, number),
                instrument,
                definition.tick(),
                Timeframe.parse(definition.baseInterval()),
                definition.timeframes().stream().map(Timeframe::parse).toList(),
                definition.market().toDomain());
    }

    /** The length of a base candle; of the shortest there is, where the definition names none that is known. */
    static Duration baseLength(InstrumentDefinition definition) {
        return Arrays.stream(Timeframe.values())
                .filter(timeframe -> timeframe.toString().equals(definition.baseInterval()))
                .findFirst()
                .orElse(Timeframe.M1)
                .length();
    }

    /** The number in a series' id. */
    static int seriesNumber(String seriesId) {
        return Integer.parseInt(seriesId.substring(seriesId.lastIndexOf('#') + 1));
    }

    /** Whether tick, timeframes or the kind of market are no longer what was last published. */
    static boolean differ(Series series, CandleHead head) {
        return series.tick().compareTo(head.tick()) != 0
                || !series.timeframes().stream()
                        .map(Timeframe::toString)
                        .toList()
                        .equals(head.timeframes())
                || !MarketBody.of(series.market()).equals(head.market());
    }

    /** @throws IllegalArgumentException naming the field and value, if the published series has other base candles */
    static void requireSameBase(Series series, CandleHead head) {
        if (!series.baseInterval().toString().equals(head.baseInterval())) {
            throw new IllegalArgumentException("baseInterval " + series.baseInterval() + " differs from "
                    + head.baseInterval() + ": that takes a higher seriesNumber");
        }
    }

    /** The head once the series' tick, timeframes and kind of market are published. */
    static CandleHead changed(Series series, CandleHead head) {
        return new CandleHead(
                head.instrument(),
                head.seriesId(),
                series.tick(),
                head.baseInterval(),
                series.timeframes().stream().map(Timeframe::toString).toList(),
                head.lastOpenTime(),
                head.firstLive(),
                head.recent(),
                MarketBody.of(series.market()));
    }
}
