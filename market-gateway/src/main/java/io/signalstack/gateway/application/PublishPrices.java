package io.signalstack.gateway.application;

import io.signalstack.contracts.event.LastPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Shows the last prices of what is followed at one venue, again and again: one call each time, and none to a venue that
 * cannot tell all at once. What the venue does not tell, the close of the last candle does in which anything was traded. A
 * ticker goes on when its market does not: a price is as old as the venue says, else as that candle, and never of now.
 */
public final class PublishPrices {

    private static final Logger LOG = Logger.getLogger(PublishPrices.class);

    private static final Duration WHILE_UNKNOWN = Duration.ofSeconds(5);

    /** However fast a venue's time goes, nobody looks at prices more often. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

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
            followed.forEach(one -> {
                Optional<LastPrice> ticker =
                        Optional.ofNullable(told.get(one.definition().instrument()));
                ticker.or(() -> one.lastPrice().filter(this::isNews)).ifPresent(this::show);
            });
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

    private boolean isNews(LastPrice price) {
        return price.at().isAfter(shown.getOrDefault(price.instrument(), Instant.MIN));
    }

    /** The interval on the venue's clock, once that is known; a second of the wall clock's at least. */
    private Duration pause() {
        try {
            return market.clock()
                    .known()
                    .map(now -> market.clock().until(now.plus(interval)))
                    .map(until -> until.compareTo(SHORTEST) < 0 ? SHORTEST : until)
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
        List<FollowInstrument> asked = followed.stream()
                .filter(one -> one.status().problem().isEmpty())
                .toList();
        Map<String, LastPrice> told = new HashMap<>();
        if (asked.isEmpty()) {
            return told;
        }
        try {
            Map<String, TickerPrice> tickers = market.venue()
                    .prices(asked.stream()
                            .map(one -> one.definition().venueSymbol())
                            .collect(Collectors.toSet()));
            // Read after the answer: a ticker may be made while it is under way.
            Instant now = market.clock().now();
            asked.forEach(
                    one -> Optional.ofNullable(tickers.get(one.definition().venueSymbol()))
                            .flatMap(ticker -> dated(one, ticker, now))
                            .ifPresent(price -> told.put(price.instrument(), price)));
        } catch (VenueException e) {
            // Prices are outside the guarantee: candles tell them too, and the venue's meter has counted.
            LOG.debugf("no prices: %s", e.getMessage());
        }
        return told;
    }

    /** A ticker at its time; empty where nobody knows how old it is. */
    private static Optional<LastPrice> dated(FollowInstrument one, TickerPrice ticker, Instant now) {
        return ticker.at()
                .filter(at -> !at.isAfter(now))
                .or(() -> one.lastPrice().map(LastPrice::at))
                .map(at -> new LastPrice(one.definition().instrument(), ticker.price(), at));
    }
}
