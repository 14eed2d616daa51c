package io.signalstack.backtestservice.application.truth;

/** What a venue told of a signal of one of its markets. */
public sealed interface Truth {

    /**
     * What the signal would come to, if its future were drawn again and again.
     *
     * @param hits in how many futures the target comes before stop and expiry
     * @param filled in how many it is filled at all
     * @param paths how many futures were drawn
     */
    record Told(int hits, int filled, int paths) implements Truth {

        /**
         * Checks that they fit together.
         *
         * @throws IllegalArgumentException naming all three, unless 0 ≤ hits ≤ filled ≤ paths, and it is filled in one
         */
        public Told {
            if (hits < 0 || hits > filled || filled > paths || filled < 1) {
                throw new IllegalArgumentException(
                        "hits " + hits + " of " + filled + " filled of " + paths + " paths do not fit together");
            }
        }

        /** The share of hits among the futures in which it is filled. */
        public double probability() {
            return (double) hits / filled;
        }
    }

    /** A truth that nobody knows. */
    record None(String reason) implements Truth {}
}
