package io.signalstack.gateway.application;

import java.math.BigDecimal;

/** What comes of holding a definition's symbol and tick against the venue's own list. */
public sealed interface ListingVerdict {

    /** They agree, and it is traded. */
    record Agrees() implements ListingVerdict {
        @Override
        public String toString() {
            return "as the venue lists it";
        }
    }

    /** Its prices step otherwise. */
    record OtherTick(BigDecimal defined, BigDecimal listed) implements ListingVerdict {
        @Override
        public String toString() {
            return "tick " + defined + " is not the venue's, which is " + listed.toPlainString()
                    + ": correct the instrument's definition";
        }
    }

    /** They agree, and it cannot be traded now. */
    record NotTrading(String status) implements ListingVerdict {
        @Override
        public String toString() {
            return "not traded at the venue, which says '" + status + "': switch it off if this lasts";
        }
    }

    /** There is no such symbol. */
    record Unlisted(String symbol) implements ListingVerdict {
        @Override
        public String toString() {
            return "symbol " + symbol
                    + " is not in the venue's list: correct the instrument's definition, or switch it off";
        }
    }

    /** What a listing says of a tick. */
    static ListingVerdict of(BigDecimal tick, Listing listing) {
        if (listing.tick().compareTo(tick) != 0) {
            return new OtherTick(tick, listing.tick());
        }
        return listing.trading() ? new Agrees() : new NotTrading(listing.status());
    }

    /**
     * What the venue's list says of a symbol and a tick.
     *
     * @throws VenueException if it cannot be had now
     */
    static ListingVerdict of(Venue venue, String symbol, BigDecimal tick) {
        try {
            return of(tick, venue.listing(symbol));
        } catch (VenueException.UnknownInstrument e) {
            return new Unlisted(symbol);
        }
    }
}
