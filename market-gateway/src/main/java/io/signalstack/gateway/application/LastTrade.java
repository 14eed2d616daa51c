package io.signalstack.gateway.application;

import io.signalstack.contracts.event.LastPrice;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * When an instrument was last traded, as its candles tell: a market that is halted, or goes on under another name, may have
 * a ticker and flat candles for ever. One thread at a time writes it, any may ask.
 */
final class LastTrade {

    private static final Logger LOG = Logger.getLogger(LastTrade.class);

    private final Venue venue;
    private final int pageSize;
    private volatile @Nullable LastPrice traded;
    /** What is known not to have been traded begins here, where it is not known when it last was. */
    private volatile @Nullable Instant untradedFrom;

    LastTrade(Venue venue, int pageSize) {
        this.venue = venue;
        this.pageSize = pageSize;
    }

    /** The close of the newest candle in which it was traded, and when that was; empty if none such was seen. */
    Optional<LastPrice> price() {
        return Optional.ofNullable(traded);
    }

    /** Since when it has not been traded, by the close of the last candle in which it was; empty if nothing is known. */
    Optional<Instant> quietSince() {
        return price().map(LastPrice::at).or(() -> Optional.ofNullable(untradedFrom));
    }

    /** These candles were served, oldest first. */
    void served(String instrument, Timeframe timeframe, List<Candle> candles) {
        candles.reversed().stream()
                .filter(candle -> !candle.synthetic())
                .findFirst()
                .map(candle -> new LastPrice(instrument, candle.close(), candle.closeTime(timeframe)))
                .filter(newer ->
                        price().map(known -> newer.at().isAfter(known.at())).orElse(true))
                .ifPresent(newer -> traded = newer);
    }

    /** Looks for the last trade in the venue's history, once, where no candle that was served has told it: after a start. */
    void lookBack(String instrument, String symbol, Timeframe base, VenueClock clock) {
        if (quietSince().isPresent()) {
            return;
        }
        try {
            Instant now = clock.now();
            Instant from = now;
            for (Timeframe timeframe : Stream.of(base, Timeframe.H1).distinct().toList()) {
                from = timeframe.bucket(now.minus(timeframe.length().multipliedBy(pageSize)));
                CandleQuery query = new CandleQuery(symbol, timeframe, from, now, pageSize);
                served(
                        instrument,
                        timeframe,
                        venue.candles(query, Urgency.BACKFILL).candles());
                if (traded != null) {
                    return;
                }
            }
            untradedFrom = from;
        } catch (VenueException e) {
            // Nothing depends on it, and the venue's meter has counted: the next poll asks again.
            LOG.debugf("when it was last traded is not known: %s", e.getMessage());
        }
    }

    /** Since when it is halted: it has not been traded for so long. */
    Optional<Instant> haltedSince(Instant now, Duration quietAfter) {
        return quietSince().filter(since -> Duration.between(since, now).compareTo(quietAfter) >= 0);
    }
}
