package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.LastPrice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Polls one instrument for as long as it is asked to: each poll schedules the next, so that there is one at a time. */
final class FollowInstrument {

    private static final Logger LOG = Logger.getLogger(FollowInstrument.class);
    private static final Duration UNKNOWN_DELAY = Duration.ofMinutes(1);
    private static final Duration NOT_YET_DELAY = Duration.ofMinutes(10);

    private final CandleLog log;
    private final Market market;
    private final PollCandles polling;
    private final WatchListing listing;
    private final TellHalts halts;
    private final Scheduler scheduler;
    private final FollowingPolicy policy;
    private final InstantSource wall;
    private final RandomGenerator random;

    private int failures;
    private volatile InstrumentDefinition definition;
    private volatile @Nullable String problem;
    private volatile @Nullable Instant lastOpenTime;
    private volatile boolean stopped;
    private volatile Runnable cancelNext = () -> {};

    FollowInstrument(InstrumentDefinition definition, CandleLog log, Market market, FollowingContext context) {
        this.definition = definition;
        this.log = log;
        this.market = market;
        this.polling = new PollCandles(market, log, context);
        this.listing = new WatchListing(market.venue(), definition, context);
        this.halts = new TellHalts(context.events());
        this.scheduler = context.scheduler();
        this.policy = context.policy();
        this.wall = context.wall();
        this.random = context.random();
    }

    void start() {
        cancelNext = scheduler.schedule(Duration.ZERO, this::poll);
    }

    /** Takes effect with the next poll. */
    void redefine(InstrumentDefinition newer) {
        definition = newer;
        listing.redefine(newer);
    }

    /** Ends the chain; a poll under way may end, but its log refuses it once that is closed. */
    void stop() {
        stopped = true;
        cancelNext.run();
        listing.stop();
    }

    InstrumentDefinition definition() {
        return definition;
    }

    Market market() {
        return market;
    }

    /** What the newest candle in which it was traded closed at, and when. */
    Optional<LastPrice> lastPrice() {
        return polling.lastPrice();
    }

    /**
     * As of the last poll; asks neither the log nor the venue, which may be what is slow. Until the venue's clock is known,
     * the wall clock takes its place.
     */
    InstrumentStatus status() {
        Duration base = Definitions.baseLength(definition);
        Optional<Instant> last = Optional.ofNullable(lastOpenTime);
        Instant now = market.clock().known().orElseGet(wall::instant);
        Duration behind = last.map(openTime -> Duration.between(openTime.plus(base.multipliedBy(2)), now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        return new InstrumentStatus(
                definition.instrument(),
                last,
                behind,
                base,
                Optional.ofNullable(problem),
                polling.haltedSince(definition.instrument(), now),
                polling.holdsNewestBack(),
                polling.refused(),
                listing.disagreement());
    }

    private void poll() {
        if (stopped) {
            return;
        }
        MDC.put("instrument", definition.instrument());
        Duration wait = afterFailure();
        try {
            if (lastOpenTime == null) {
                rememberHead();
            }
            if (lastOpenTime == null) {
                listing.requireTick(definition);
            }
            wait = polling.poll(definition);
            failures = 0;
            rememberHead();
            listing.start();
            if (problem != null) {
                LOG.info("followed again");
                problem = null;
            }
            tellWhetherHalted();
        } catch (VenueException.LeftAlone e) {
            wait = Duration.between(wall.instant(), e.until());
            report(e);
        } catch (VenueException.Rested e) {
            // Not this instrument's fault: nothing is gained by waiting ever longer.
            failures = 0;
            wait = afterFailure();
            if (problem == null) {
                report(e);
            }
        } catch (VenueException.NotYet e) {
            wait = shorter(market.clock().until(e.readyAt()).plus(UNKNOWN_DELAY), NOT_YET_DELAY);
            report(e);
        } catch (VenueException.UnknownInstrument | VenueException.Refused | IllegalArgumentException e) {
            wait = UNKNOWN_DELAY;
            report(e);
        } catch (RuntimeException e) {
            report(e);
        } finally {
            // Whatever happened, the chain goes on: an instrument is not given up but by its definition.
            next(wait);
            MDC.remove("instrument");
        }
    }

    /** Says nothing while nothing is known: that is no sign of a trade. */
    private void tellWhetherHalted() {
        Optional<Instant> since = status().haltedSince();
        if (since.isPresent() || lastPrice().isPresent()) {
            halts.tell(definition.instrument(), since);
        }
    }

    private void rememberHead() {
        log.head(definition.instrument()).ifPresent(head -> lastOpenTime = head.lastOpenTime());
    }

    /** Ever longer, up to a candle's length, and never at the same moment as others that failed together. */
    private Duration afterFailure() {
        Duration doubled = policy.failureDelay().multipliedBy(1L << Math.min(failures++, 20));
        long fullMs = shorter(doubled, Definitions.baseLength(definition)).toMillis();
        return Duration.ofMillis(fullMs / 2 + random.nextLong(fullMs / 2 + 1));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void next(Duration wait) {
        if (!stopped) {
            cancelNext = scheduler.schedule(wait, this::poll);
        }
    }

    private void report(RuntimeException e) {
        if (stopped) {
            return;
        }
        String message = message(e);
        if (!message.equals(problem)) {
            boolean expected = e instanceof VenueException
                    || e instanceof CandleLog.LogException
                    || e instanceof IllegalArgumentException;
            LOG.warn("cannot be followed: " + message, expected ? null : e);
            problem = message;
        }
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
