package io.signalstack.gateway.application;

import io.signalstack.contracts.event.LastPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Shows the last prices of what is followed at one venue, again and again: one call each time. */
public final class PublishPrices {

    private static final Logger LOG = Logger.getLogger(PublishPrices.class);

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
        cancelNext = scheduler.schedule(interval, this::round);
    }

    public void stop() {
        stopped = true;
        cancelNext.run();
    }

    private void round() {
        try {
            publish(following.symbols(market.venue()));
        } catch (VenueException e) {
            // Prices are outside the guarantee: the next round brings newer ones, and the venue's meter has counted.
            LOG.debugf("no prices: %s", e.getMessage());
        } finally {
            if (!stopped) {
                start();
            }
        }
    }

    private void publish(Map<String, String> instruments) {
        if (instruments.isEmpty()) {
            return;
        }
        Instant at = market.clock().now();
        market.venue().prices(instruments.keySet()).forEach((symbol, price) -> {
            String instrument = instruments.get(symbol);
            if (instrument != null) {
                board.show(new LastPrice(instrument, price, at));
            }
        });
    }
}
