package io.signalstack.trading.calibration;

import java.util.List;

/**
 * From the strength of a score to a probability: linear between its knots, level outside of them, never falling.
 *
 * @param knots at least one, in order
 */
public record Curve(List<Knot> knots) {

    /**
     * A point that the curve goes through.
     *
     * @param strength |rawScore|, in [0, 1]
     * @param probability in [0, 1]
     */
    public record Knot(double strength, double probability) {

        /**
         * Checks its parts.
         *
         * @throws IllegalArgumentException naming the field and value, unless both are in [0, 1]
         */
        public Knot {
            require("strength", strength);
            require("probability", probability);
        }

        private static void require(String field, double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("knot " + field + " " + value + " is not in [0, 1]");
            }
        }
    }

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException naming the knots, unless there are some, their strengths rise and their
     *     probabilities never fall
     */
    public Curve {
        knots = List.copyOf(knots);
        if (knots.isEmpty()) {
            throw new IllegalArgumentException("a curve has at least one knot");
        }
        for (int i = 1; i < knots.size(); i++) {
            Knot before = knots.get(i - 1);
            Knot knot = knots.get(i);
            if (knot.strength() <= before.strength() || knot.probability() < before.probability()) {
                throw new IllegalArgumentException("curve falls or stands still from " + before + " to " + knot);
            }
        }
    }

    /**
     * The probability at that strength.
     *
     * @param strength |rawScore|
     */
    public double at(double strength) {
        Knot before = knots.getFirst();
        for (Knot knot : knots) {
            if (strength < knot.strength()) {
                return between(before, knot, strength);
            }
            before = knot;
        }
        return before.probability();
    }

    private static double between(Knot low, Knot high, double strength) {
        if (strength <= low.strength()) {
            return low.probability();
        }
        double share = (strength - low.strength()) / (high.strength() - low.strength());
        double probability = low.probability() + share * (high.probability() - low.probability());
        // Rounding must not lift a point above the knot that follows it.
        return Math.min(probability, high.probability());
    }
}
