package io.signalstack.trading.strategy;

/**
 * How far a signal's stop and target are from its entry, before they are rounded to the tick.
 *
 * @param stop in the quote currency
 * @param target in the quote currency
 */
public record Distances(double stop, double target) {

    /**
     * Checks a strategy's own.
     *
     * @throws IllegalArgumentException naming the field and value, unless each is at least one tick and at most half the
     *     price
     */
    public void requireWithin(double tick, double price) {
        require("stop", stop, tick, price / 2);
        require("target", target, tick, price / 2);
    }

    private static void require(String field, double distance, double least, double most) {
        if (!(distance >= least && distance <= most)) {
            throw new IllegalArgumentException("proposal " + field + " distance " + distance + " is not from one tick, "
                    + least + ", to half the price, " + most);
        }
    }
}
