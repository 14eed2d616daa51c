package io.signalstack.gateway.application;

import io.signalstack.contracts.event.LastPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Shows the last prices of what is followed at one venue, again and again: one call each time, and none to a venue that
 * cannot tell all at once. What the venue does not tell, the last candle's close does.
 */
public final class PublishPrices {

    private static final Logger LOG = Logger.getLogger(PublishPrices.class);

    private static final Duration WHILE_UNKNOWN = Duration.ofSeconds(5);

    private final Market market;
    private final FollowInstruments following;
    private final PriceBoard board;
    private final Scheduler scheduler;
    private final Duration interval;
    /** When the last price of each was that was shown; used by one round at a time. */
    private final Map<String, Instant> shown = new HashMap<>();

    private volatile boolean stopped;
    private volatile Runnable cancelNext = () -> {};

    public PublishPrices(
            Market market, FollowInstruments following, PriceBoard board, Scheduler scheduler, Duration interval) {
        this.market = market;
        this.following = following;
        this.board = board;
        this.scheduler = scheduler;
        this.interval = interval;
    }

    public void start() {
        cancelNext = scheduler.schedule(pause(), this::round);
    }

    public void stop() {
        stopped = true;
        cancelNext.run();
    }

    private void round() {
        try {
            List<FollowInstrument> followed = following.at(market.venue());
            Map<String, LastPrice> told = told(followed);
            followed.forEach(
                    one -> Optional.ofNullable(told.get(one.definition().instrument()))
                            .or(one::lastPrice)
                            .ifPresent(this::show));
        } finally {
            if (!stopped) {
                start();
            }
        }
    }

    /** An older price than was shown is none: after a failure a candle's close may be. */
    private void show(LastPrice price) {
        if (!price.at().isBefore(shown.getOrDefault(price.instrument(), Instant.MIN))) {
            shown.put(price.instrument(), price.at());
            board.show(price);
        }
    }

    /** The interval on the venue's clock, once that is known. */
    private Duration pause() {
        try {
            return market.clock()
                    .known()
                    .map(now -> market.clock().until(now.plus(interval)))
                    .orElse(WHILE_UNKNOWN);
        } catch (VenueException e) {
            // The wall clock has jumped, and the venue's could not be measured since.
            return WHILE_UNKNOWN;
        }
    }

    /**
     * What the venue tells, by instrument. It is not asked about one that cannot be followed: a venue refuses the whole
     * question for one symbol that it does not know.
     */
    private Map<String, LastPrice> told(List<FollowInstrument> followed) {
        Map<String, String> symbols = new HashMap<>();
        followed.stream()
                .filter(one -> one.status().problem().isEmpty())
                .map(FollowInstrument::definition)
                .forEach(definition -> symbols.put(definition.instrument(), definition.venueSymbol()));
        Map<String, LastPrice> told = new HashMap<>();
        if (symbols.isEmpty()) {
            return told;
        }
        try {
            Instant at = market.clock().now();
            Map<String, Double> prices = market.venue().prices(Set.copyOf(symbols.values()));
            symbols.forEach((instrument, symbol) -> Optional.ofNullable(prices.get(symbol))
                    .ifPresent(price -> told.put(instrument, new LastPrice(instrument, price, at))));
        } catch (VenueException e) {
            // Prices are outside the guarantee: candles tell them too, and the venue's meter has counted.
            LOG.debugf("no prices: %s", e.getMessage());
        }
        return told;
    }
}
