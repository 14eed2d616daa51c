package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of {@code candles.v1}: one record of an instrument's history. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CandleEvent.SeriesStarted.class, name = "series-started"),
    @JsonSubTypes.Type(value = CandleEvent.InstrumentChanged.class, name = "instrument-changed"),
    @JsonSubTypes.Type(value = CandleEvent.SeedCandle.class, name = "seed-candle"),
    @JsonSubTypes.Type(value = CandleEvent.BaseCandle.class, name = "candle"),
    @JsonSubTypes.Type(value = CandleEvent.CandleLost.class, name = "candle-lost")
})
public sealed interface CandleEvent {

    /** Text form of the instrument, also the record's key. */
    String instrument();

    /** The same in the domain's terms. */
    MarketRecord toDomain();

    /** A new history begins. */
    record SeriesStarted(
            String instrument,
            String seriesId,
            BigDecimal tick,
            String baseInterval,
            List<String> timeframes,

            @JacksonInject(value = Earlier.LIVE_MARKET, useInput = OptBoolean.TRUE)
            MarketBody market)
            implements CandleEvent {

        public static SeriesStarted of(Series series) {
            return new SeriesStarted(
                    series.instrument().toString(),
                    series.id(),
                    series.tick(),
                    series.baseInterval().toString(),
                    series.timeframes().stream().map(Timeframe::toString).toList(),
                    MarketBody.of(series.market()));
        }

        @Override
        public MarketRecord toDomain() {
            return new MarketRecord.SeriesStarted(series(instrument, seriesId, tick, baseInterval, timeframes, market));
        }
    }

    /** Tick, timeframes or the kind of market changed; the history goes on. */
    record InstrumentChanged(
            String instrument,
            String seriesId,
            BigDecimal tick,
            String baseInterval,
            List<String> timeframes,

            @JacksonInject(value = Earlier.LIVE_MARKET, useInput = OptBoolean.TRUE)
            MarketBody market)
            implements CandleEvent {

        public static InstrumentChanged of(Series series) {
            SeriesStarted same = SeriesStarted.of(series);
            return new InstrumentChanged(
                    same.instrument, same.seriesId, same.tick, same.baseInterval, same.timeframes, same.market);
        }

        @Override
        public MarketRecord toDomain() {
            return new MarketRecord.InstrumentChanged(
                    series(instrument, seriesId, tick, baseInterval, timeframes, market));
        }
    }

    /** A higher timeframe's own candle from before the first base candle. */
    record SeedCandle(
            String instrument,
            String timeframe,
            Instant openTime,
            double open,
            double high,
            double low,
            double close,
            double volume)
            implements CandleEvent {

        public static SeedCandle of(Instrument instrument, Timeframe timeframe, Candle candle) {
            return new SeedCandle(
                    instrument.toString(),
                    timeframe.toString(),
                    candle.openTime(),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume());
        }

        @Override
        public MarketRecord toDomain() {
            return new MarketRecord.Seed(
                    Timeframe.parse(timeframe), Candle.traded(openTime, open, high, low, close, volume));
        }
    }

    /**
     * A closed candle of the base interval.
     *
     * @param revision 0 as first published, +1 for each later version
     * @param closedAt wall clock at which the venue's clock passed the close; null where that is not known
     * @param backfilled whether it was published long after its close, or before the series was polled live
     * @param synthetic whether nothing traded, and it was filled in flat
     */
    record BaseCandle(
            String instrument,
            Instant openTime,
            double open,
            double high,
            double low,
            double close,
            double volume,
            int revision,
            @Nullable Instant closedAt,
            boolean backfilled,
            boolean synthetic)
            implements CandleEvent {

        public static BaseCandle of(
                Instrument instrument, Candle candle, int revision, @Nullable Instant closedAt, boolean backfilled) {
            return new BaseCandle(
                    instrument.toString(),
                    candle.openTime(),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume(),
                    revision,
                    closedAt,
                    backfilled,
                    candle.synthetic());
        }

        public Candle candle() {
            return new Candle(openTime.toEpochMilli(), open, high, low, close, volume, synthetic);
        }

        @Override
        public MarketRecord toDomain() {
            return new MarketRecord.Base(candle(), revision);
        }
    }

    /** A base candle that the venue could not give. */
    record CandleLost(String instrument, Instant openTime) implements CandleEvent {

        @Override
        public MarketRecord toDomain() {
            return new MarketRecord.Lost(openTime);
        }
    }

    private static Series series(
            String instrument,
            String seriesId,
            BigDecimal tick,
            String baseInterval,
            List<String> timeframes,
            MarketBody market) {
        return new Series(
                seriesId,
                Instrument.parse(instrument),
                tick,
                Timeframe.parse(baseInterval),
                timeframes.stream().map(Timeframe::parse).toList(),
                market.toDomain());
    }
}
