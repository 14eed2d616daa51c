package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.SeedCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.gateway.application.Meters.PublishedKind;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens an instrument's series: says what holds for it, and publishes the venue's own higher candles from before its
 * first base candle. Base candles begin at 00:00 UTC of a day that the venue's history covers whole, so that every
 * bucket of every timeframe is whole.
 */
final class OpenSeries {

    private final Market market;
    private final CandleLog log;
    private final FollowingPolicy policy;
    private final Meters meters;

    OpenSeries(Market market, CandleLog log, FollowingPolicy policy, Meters meters) {
        this.market = market;
        this.log = log;
        this.policy = policy;
        this.meters = meters;
    }

    /**
     * Opens the series in one transaction.
     *
     * @param since the head of the series before it
     * @throws VenueException if the venue gives no history now
     * @throws CandleLog.LogException if it could not be published
     */
    void open(InstrumentDefinition definition, Series series, Optional<CandleHead> since) {
        Instant now = market.clock().now();
        Instant start = start(definition, series.baseInterval(), now);
        List<CandleEvent> events = new ArrayList<>();
        events.add(SeriesStarted.of(series));
        for (Timeframe timeframe : series.timeframes()) {
            if (timeframe != series.baseInterval()) {
                events.addAll(seeds(definition.venueSymbol(), series, timeframe, start));
            }
        }
        CandleHead head = new CandleHead(
                definition.instrument(),
                series.id(),
                series.tick(),
                series.baseInterval().toString(),
                series.timeframes().stream().map(Timeframe::toString).toList(),
                start.minus(series.baseInterval().length()),
                series.baseInterval().bucket(now),
                Map.of());
        log.publish(since, events, head);
        meters.published(series.instrument().venue(), PublishedKind.SEED, events.size() - 1);
    }

    private Instant start(InstrumentDefinition definition, Timeframe base, Instant now) {
        Instant wanted = now.minus(Duration.ofDays(definition.backfillDays())).truncatedTo(ChronoUnit.DAYS);
        List<Candle> oldest = market.venue().candles(new CandleQuery(definition.venueSymbol(), base, wanted, now, 1));
        if (oldest.isEmpty()) {
            throw new VenueException.Unavailable(
                    market.venue().name() + " has no candles of " + definition.venueSymbol() + " yet", null);
        }
        Instant first = oldest.getFirst().openTime();
        Instant midnight = first.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(first) ? first : midnight.plus(1, ChronoUnit.DAYS);
    }

    private List<SeedCandle> seeds(String symbol, Series series, Timeframe timeframe, Instant start) {
        Instant from = start.minus(timeframe.length().multipliedBy(policy.seedCandles()));
        return market.venue().candles(new CandleQuery(symbol, timeframe, from, start, policy.seedCandles())).stream()
                .map(candle -> SeedCandle.of(series.instrument(), timeframe, candle))
                .toList();
    }
}
