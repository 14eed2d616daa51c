package io.signalstack.gateway.application;

/**
 * What a signal of a simulated market would come to, by its venue.
 *
 * @param hits in how many futures the target comes before stop and expiry
 * @param filled in how many it is filled at all
 * @param paths how many futures there are
 */
public record ToldTruth(int hits, int filled, int paths) {

    /** @throws IllegalArgumentException naming all three, if they do not fit together */
    public ToldTruth {
        if (hits < 0 || hits > filled || filled > paths || paths < 1) {
            throw new IllegalArgumentException(
                    "hits " + hits + " of " + filled + " filled of " + paths + " paths do not fit together");
        }
    }
}
