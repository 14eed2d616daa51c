package io.signalstack.gateway.application;

import java.math.BigDecimal;
import java.util.Optional;

/** Holds an instrument that somebody means to define against its venue's own list. */
public final class CheckListing {

    private final Markets markets;

    public CheckListing(Markets markets) {
        this.markets = markets;
    }

    /**
     * The verdict; empty where no such venue is configured.
     *
     * @param venue its name in capitals
     * @throws VenueException if the list cannot be had now
     */
    public Optional<ListingVerdict> check(String venue, String symbol, BigDecimal tick) {
        return markets.of(venue).map(market -> ListingVerdict.of(market.venue(), symbol, tick));
    }
}
