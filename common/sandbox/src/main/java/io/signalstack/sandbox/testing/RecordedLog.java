package io.signalstack.sandbox.testing;

import io.signalstack.contracts.event.Annotations;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Core;
import io.signalstack.contracts.replay.LogReplay;
import io.signalstack.contracts.replay.Switch;
import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.calibration.Claims;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An instrument's log as the gateway would write it: the opening of its series, then recorded minutes of Bitcoin, begun at
 * some day of the recording and going on from its start when it ends, scaled so that prices do not jump.
 */
public final class RecordedLog {

    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final int MINUTES_A_DAY = 1_440;
    private final Series series;
    private final int firstDay;

    /** @param firstDay of the recording, from 0 on */
    public RecordedLog(Instrument instrument, int firstDay, List<Timeframe> timeframes) {
        this.series = new Series(Series.id(instrument, 1), instrument, TICK, Timeframe.M1, timeframes);
        this.firstDay = firstDay;
    }

    public Instrument instrument() {
        return series.instrument();
    }

    /** The opening of the series, then so many candles. */
    public List<CandleEvent> candles(int count) {
        List<CandleEvent> events = new ArrayList<>();
        events.add(CandleEvent.SeriesStarted.of(series));
        for (int i = 0; i < count; i++) {
            Candle candle = candle(i);
            events.add(
                    CandleEvent.BaseCandle.of(series.instrument(), candle, 0, candle.closeTime(Timeframe.M1), false));
        }
        return events;
    }

    /** The worker's word that a strategy scores from the first candle on. */
    public Switch switchedOn(StrategyDefinition strategy) {
        return new Switch(
                series.id(), strategy.key().toString(), true, candle(0).openTime(), "enabled");
    }

    /** What it publishes about signals of one strategy, if the log has so many candles, without a scorecard. */
    public List<SignalRecord.OfSignal> signals(StrategyDefinition strategy, int count) {
        return signals(strategy, count, _ -> Optional.empty());
    }

    /**
     * What it publishes about signals of one strategy, with what scorecards claim of them.
     *
     * @param scorecards the one that speaks of a signal
     */
    public List<SignalRecord.OfSignal> signals(
            StrategyDefinition strategy, int count, Function<Signal, Optional<Scorecard>> scorecards) {
        LogReplay replay = new LogReplay(instrument(), Map.of(strategy.key(), strategy), List.of(switchedOn(strategy)));
        return candles(count).stream()
                .flatMap(candle -> replay.on(candle.toDomain()).stream())
                .map(core -> published(
                        core, replay.pipeline(), scorecards.apply(core.signal().toDomain())))
                .toList();
    }

    /**
     * What the worker publishes of an event without a scorecard; one that is not an opening ends its signal.
     *
     * @param pipeline which gave it
     */
    public static SignalRecord.OfSignal published(Core core, SignalPipeline pipeline) {
        return published(core, pipeline, Optional.empty());
    }

    private static SignalRecord.OfSignal published(Core core, SignalPipeline pipeline, Optional<Scorecard> scorecard) {
        Claims claims = Claims.of(core.signal().toDomain(), pipeline, MarketKind.live(), scorecard);
        Annotations said = Annotations.of(claims, MarketKind.live(), Instant.EPOCH, null, false);
        return core.outcome() == null
                ? new SignalRecord.SignalOpened(core.signal(), said)
                : new SignalRecord.SignalClosed(core.signal(), said, core.sequence(), core.outcome());
    }

    private Candle candle(int number) {
        List<RecordedCandle> rows = Recordings.btcUsd().rows();
        int place = firstDay * MINUTES_A_DAY + number;
        RecordedCandle row = rows.get(place % rows.size());
        BigDecimal scale = scale(rows, place / rows.size());
        return new Candle(
                rows.getFirst().openTimeMs() + place * Timeframe.M1.lengthMs(),
                price(row.open(), scale),
                price(row.high(), scale),
                price(row.low(), scale),
                price(row.close(), scale),
                row.volume().doubleValue(),
                row.volume().signum() == 0);
    }

    private static BigDecimal scale(List<RecordedCandle> rows, int repeat) {
        BigDecimal whole = rows.getLast()
                .close()
                .divide(rows.getFirst().open(), 10, RoundingMode.HALF_EVEN)
                .pow(repeat);
        return repeat == 0 ? BigDecimal.ONE : whole;
    }

    private static double price(BigDecimal recorded, BigDecimal scale) {
        return recorded.multiply(scale)
                .setScale(TICK.scale(), RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
