package io.signalstack.gateway.application;

import io.signalstack.contracts.event.LastPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Shows the last prices of what is followed at one venue, again and again: one call each time, and none
 * to a venue that cannot tell all at once. */
public final class PublishPrices {

    private static final Logger LOG = Logger.getLogger(PublishPrices.class);

    private static final Duration WHILE_UNKNOWN = Duration.ofSeconds(5);

    private final Market market;
    private final FollowInstruments following;
    private final PriceBoard board;
    private final Scheduler scheduler;
    private final Duration interval;
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
            publish(following.at(market.venue()));
        } catch (VenueException e) {
            // Prices are outside the guarantee: the next round brings newer ones, and the venue's meter has counted.
            LOG.debugf("no prices: %s", e.getMessage());
        } finally {
            if (!stopped) {
                start();
            }
        }
    }

    /** The interval on the venue's clock, once that is known. */
    private Duration pause() {
        return market.clock()
                .known()
                .map(now -> market.clock().until(now.plus(interval)))
                .orElse(WHILE_UNKNOWN);
    }

    private void publish(List<FollowInstrument> followed) {
        if (followed.isEmpty()) {
            return;
        }
        Instant at = market.clock().now();
        Map<String, Double> told = market.venue()
                .prices(followed.stream()
                        .map(one -> one.definition().venueSymbol())
                        .toList());
        followed.forEach(one -> price(one, told, at).ifPresent(board::show));
    }

    /** What the venue tells; of an instrument whose price it does not, the last candle's close. */
    private static Optional<LastPrice> price(FollowInstrument one, Map<String, Double> told, Instant at) {
        return Optional.ofNullable(told.get(one.definition().venueSymbol()))
                .map(price -> new LastPrice(one.definition().instrument(), price, at))
                .or(one::lastPrice);
    }
}
