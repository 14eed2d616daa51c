package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import io.signalstack.gateway.application.FetchedCandles.Next;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings an instrument's published history one call further: opens its series, fetches what is due in one call for base
 * candles, and publishes what is in order. Mutable: belongs to one instrument, one poll at a time.
 */
final class PollCandles {

    private static final Logger LOG = Logger.getLogger(PollCandles.class);

    /** Candles behind the newest from which on a call can wait for others'. */
    private static final int BEHIND = 10;

    private final Market market;
    private final CandleLog log;
    private final FollowingPolicy policy;
    private final InstantSource wall;
    private final SteadyTime steady;
    private final Meters meters;
    private final RefusedTimeframes refused;
    private final FetchedCandles fetched;
    private final LastTrade lastTrade;
    private final NewestRows newestRows = new NewestRows();
    private final PollTimes times;
    private final int pageSize;
    /** Where the next page begins, while what is due is in none of those before it. */
    private @Nullable Instant searchedUntil;

    PollCandles(Market market, CandleLog log, FollowingContext context) {
        VenueProfile profile = market.venue().profile();
        this.market = market;
        this.log = log;
        this.policy = context.policy();
        this.wall = context.wall();
        this.steady = context.steady();
        this.meters = context.meters();
        this.refused = new RefusedTimeframes(market, policy);
        this.fetched = new FetchedCandles(profile.omitted(), policy.gapAnswers());
        this.times = new PollTimes(market.clock(), context);
        this.pageSize = Math.min(policy.pageSize(), profile.candlesPerCall());
        this.lastTrade = new LastTrade(market.venue(), pageSize);
    }

    /**
     * Does one step.
     *
     * @return how long to wait, by the wall clock, before the next
     * @throws IllegalArgumentException naming the field and value, if the definition cannot be followed
     * @throws VenueException if the venue gave no usable answer
     * @throws CandleLog.LogException if nothing could be published
     */
    Duration poll(InstrumentDefinition definition) {
        Optional<CandleHead> known = log.head(definition.instrument());
        int reached =
                known.map(head -> Definitions.seriesNumber(head.seriesId())).orElse(0);
        if (known.isEmpty() || reached < definition.seriesNumber()) {
            fetched.clear();
            searchedUntil = null;
            int number = known.isEmpty() ? firstNumber(definition) : definition.seriesNumber();
            new OpenSeries(market, log, policy, meters).open(definition, Definitions.series(definition, number), known);
            return Duration.ZERO;
        }
        CandleHead head = known.get();
        Series series = Definitions.series(definition, reached);
        Definitions.requireSameBase(series, head);
        Series taken = refused.without(series, head);
        if (Definitions.differ(taken, head)) {
            log.publish(known, List.of(InstrumentChanged.of(taken)), Definitions.changed(taken, head));
            return Duration.ZERO;
        }
        Duration wait = fetch(definition.venueSymbol(), series, head);
        Duration next = steady.passed().plus(wait);
        if (wait.isPositive()) {
            refused.workOutDates(definition.venueSymbol());
            lastTrade.lookBack(
                    definition.instrument(), definition.venueSymbol(), series.baseInterval(), market.clock());
        }
        return next.minus(steady.passed());
    }

    /** The timeframes that are asked for and left out, and when a new series could have them. Any thread may ask. */
    Map<Timeframe, Instant> refused() {
        return refused.readyAt();
    }

    /** What the newest candle in which it was traded closed at, and when. Any thread may ask. */
    Optional<LastPrice> lastPrice() {
        return lastTrade.price();
    }

    /** Whether its newest row is held back until it can be believed. Any thread may ask. */
    boolean holdsNewestBack() {
        return newestRows.areHeldBack();
    }

    /** Since when it has not been traded, if that is longer than its quiet-after. Any thread may ask. */
    Optional<Instant> haltedSince(String instrument, Instant now) {
        return lastTrade.haltedSince(now, policy.quietAfter().of(instrument));
    }

    /** The wanted number, unless that series is in the log without its head: it cannot be gone on with. */
    private int firstNumber(InstrumentDefinition definition) {
        int wanted = definition.seriesNumber();
        Optional<String> lost = log.newestSeries(definition.instrument());
        if (lost.isEmpty()) {
            return wanted;
        }
        int number = Math.max(wanted, Definitions.seriesNumber(lost.get()) + 1);
        LOG.warnf("%s has lost its head, and begins again as number %d", lost.get(), number);
        return number;
    }

    private Duration fetch(String symbol, Series series, CandleHead head) {
        Timeframe base = series.baseInterval();
        Instant now = market.clock().now();
        CandleQuery query = query(symbol, base, head.lastOpenTime(), now);
        boolean found = fetched.holdsAfter(head.lastOpenTime());
        CandleAnswer answer = market.venue().candles(query, urgency(base, head.lastOpenTime(), now));
        if (fetched.isFault(answer, query)) {
            return times.afterAnswer(head.lastOpenTime().plus(base.length()), base, false);
        }
        lastTrade.served(head.instrument(), base, answer.candles());
        newestRows.recall(head);
        Optional<Candle> held = newestRows.heldBack(answer, base, head.lastOpenTime(), now);
        fetched.add(held.map(answer::without).orElse(answer));
        if (!fetched.holdsAfter(head.lastOpenTime()) && query.end().isBefore(base.bucket(now))) {
            searchedUntil = query.end();
            return Duration.ZERO;
        }
        if (!found && searchedUntil != null && fetched.holdsAfter(head.lastOpenTime())) {
            // A page that came back empty once proves nothing: each is asked for again before its candles are given up.
            searchedUntil = null;
            return Duration.ZERO;
        }
        Batch batch = new Batch(series.instrument(), base, head, market.clock(), wall.instant(), backfilledAfter());
        QuietProof proof = new QuietProof(market.venue(), symbol, pageSize, Urgency.LIVE);
        Next next = fetched.moveInOrder(batch, query, proof.of(base, now));
        Instant searched = switch (next) {
            case ON, LATER -> null;
            case AGAIN -> searchedUntil;
            case NEXT_PAGE -> query.end();
        };
        // Should it not be published, what is in it has to be asked for again.
        searchedUntil = null;
        if (!batch.isEmpty()) {
            batch.publishTo(log, meters);
            batch.tell(newestRows, now);
        }
        fetched.published();
        searchedUntil = searched;
        boolean further = batch.sequence().due().isAfter(head.lastOpenTime().plus(base.length()));
        if (next != Next.ON && next != Next.LATER) {
            return policy.gapDelay();
        }
        return held.map(row -> times.afterHeldBack(NewestRows.believedAt(row, base), base))
                .orElseGet(() -> times.afterAnswer(batch.sequence().due(), base, further));
    }

    /** What is held back on purpose is not late by it. */
    private Duration backfilledAfter() {
        return newestRows.areHeldBack() ? policy.backfilledAfter().plus(NewestRows.HELD) : policy.backfilledAfter();
    }

    private CandleQuery query(String symbol, Timeframe base, Instant last, Instant now) {
        Instant from = searchedUntil == null ? begin(base, last, now) : searchedUntil;
        // The open candle is counted too: a venue of Binance's kind sends it along.
        long wanted = Duration.between(from, now).dividedBy(base.length()) + 1;
        return new CandleQuery(symbol, base, from, now, Math.clamp(wanted, 1, pageSize));
    }

    /**
     * Where a page begins: with candles that are published, to see revisions. Where the venue leaves out what was not
     * traded, it takes one that was traded on either side to know, so that it reaches back to the last one.
     */
    private Instant begin(Timeframe base, Instant last, Instant now) {
        Instant overlapping = last.minus(base.length().multipliedBy(policy.overlap() - 1L));
        if (market.venue().profile().omitted() == Omitted.MISSING) {
            return overlapping;
        }
        Instant upToNow = base.bucket(now).minus(base.length().multipliedBy(pageSize - 1L));
        Instant halfBefore = last.minus(base.length().multipliedBy(pageSize / 2));
        Instant farthest = upToNow.isBefore(overlapping) ? upToNow : halfBefore;
        Instant served = fetched.newestServed().filter(farthest::isBefore).orElse(farthest);
        return served.isBefore(overlapping) ? served : overlapping;
    }

    private static Urgency urgency(Timeframe base, Instant last, Instant now) {
        return last.plus(base.length().multipliedBy(BEHIND)).isBefore(now) ? Urgency.BACKFILL : Urgency.LIVE;
    }
}
