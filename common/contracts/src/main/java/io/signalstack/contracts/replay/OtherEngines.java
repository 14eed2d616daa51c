package io.signalstack.contracts.replay;

import io.signalstack.contracts.event.SignalBody;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Engine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The series of an instrument that other engine versions scored, and which of their last candles they did not come to: those
 * that came between an upgrade and the new series. This engine's worker refuses them, and scores them in the new series.
 * Mutable: first all that is published, then the candles in order.
 */
final class OtherEngines {

    /** When the first candle closed of which this engine gave a signal after that series, by the series' id. */
    private final Map<String, Instant> succeeded = new HashMap<>();

    private Instant end = Instant.MAX;
    private Timeframe base = Timeframe.M1;
    private boolean over;

    /** Takes in what a published event says about who scored its series. */
    void published(SignalBody signal) {
        if (signal.engineVersion() != Engine.VERSION) {
            succeeded.putIfAbsent(signal.seriesId(), Instant.MAX);
        } else {
            // No record tells where the other engine stood; this one's first signal shows what it had not come to.
            succeeded.replaceAll((_, at) -> signal.closeTime().isBefore(at) ? signal.closeTime() : at);
        }
    }

    /** Whether signals of a series are of another engine. */
    boolean scored(String seriesId) {
        return succeeded.containsKey(seriesId);
    }

    /** Whether the next record was taken in by the worker of the engine that scored its series. */
    boolean takes(MarketRecord record) {
        switch (record) {
            case MarketRecord.SeriesStarted(Series series) -> {
                end = succeeded.getOrDefault(series.id(), Instant.MAX);
                base = series.baseInterval();
                over = false;
            }
            case MarketRecord.Base(Candle candle, int revision) ->
                over |= revision == 0 && !candle.closeTime(base).isBefore(end);
            case MarketRecord.Lost(Instant openTime) ->
                over |= !openTime.plusMillis(base.lengthMs()).isBefore(end);
            case MarketRecord.InstrumentChanged _, MarketRecord.Seed _, MarketRecord.Unreadable _ -> {}
        }
        return !over;
    }
}
