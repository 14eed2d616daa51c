package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleHead;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The timeframes that an instrument's series leaves out although they are asked for, and when a new series could have
 * them. Seeds come before a series' first candle or not at all, so that none is added later, unless it needs no seeds.
 * Mutable: belongs to one instrument.
 */
final class RefusedTimeframes {

    private static final Logger LOG = Logger.getLogger(RefusedTimeframes.class);

    private final Market market;
    private final FollowingPolicy policy;
    private List<Timeframe> refused = List.of();
    private List<Timeframe> dated = List.of();
    private volatile Map<Timeframe, Instant> readyAt = Map.of();

    RefusedTimeframes(Market market, FollowingPolicy policy) {
        this.market = market;
        this.policy = policy;
    }

    /** What is refused, and from when on the venue's history would seed it. Any thread may ask. */
    Map<Timeframe, Instant> readyAt() {
        return readyAt;
    }

    /** The series without what its published history cannot take in; where that is all, it stays as it is published. */
    Series without(Series wanted, CandleHead head) {
        Map<Boolean, List<Timeframe>> parted = wanted.timeframes().stream()
                .collect(Collectors.partitioningBy(timeframe -> isTaken(timeframe, wanted, head)));
        refused = parted.getOrDefault(false, List.of());
        List<Timeframe> taken = parted.getOrDefault(true, List.of());
        if (taken.isEmpty()) {
            taken = head.timeframes().stream().map(Timeframe::parse).toList();
        }
        return wanted.withTimeframes(taken);
    }

    /** Asks the venue from when on it could have what is refused, where that is not known yet. */
    void workOutDates(String symbol) {
        if (refused.equals(dated)) {
            return;
        }
        try {
            Map<Timeframe, Instant> ready = new TreeMap<>();
            refused.forEach(timeframe -> ready.put(timeframe, readyAt(symbol, timeframe)));
            readyAt = ready;
            dated = refused;
        } catch (VenueException e) {
            // Nothing depends on the dates, and the venue's meter has counted: the next poll asks again.
            LOG.debugf("when what is refused can be had is not known: %s", e.getMessage());
        }
    }

    private boolean isTaken(Timeframe timeframe, Series wanted, CandleHead head) {
        return policy.requiredSeeds() == 0
                || timeframe == wanted.baseInterval()
                || head.timeframes().contains(timeframe.toString());
    }

    private Instant readyAt(String symbol, Timeframe timeframe) {
        Instant now = market.clock().now();
        Instant end = timeframe.bucket(now);
        VenueHistory history = new VenueHistory(market.venue(), symbol, policy.pageSize(), Urgency.BACKFILL, now);
        List<Candle> own = history.endingAt(end, timeframe, policy.requiredSeeds());
        Instant enough = end.plus(timeframe.length().multipliedBy((long) policy.requiredSeeds() - own.size()));
        // Seeds end where a series begins, at a midnight. Of a history that forgets, the newest candles are enough only
        // just after one.
        return market.venue().profile().depth().isEmpty() ? enough : midnight(enough);
    }

    private static Instant midnight(Instant time) {
        Instant day = time.truncatedTo(ChronoUnit.DAYS);
        return day.equals(time) ? day : day.plus(1, ChronoUnit.DAYS);
    }
}
