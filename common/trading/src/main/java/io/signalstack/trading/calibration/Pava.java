package io.signalstack.trading.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * Isotonic regression by pooling adjacent violators (Ayer, Brunk, Ewing, Reid, Silverman 1955): of all sequences that never
 * fall, the one nearest to the given means in weighted least squares.
 *
 * <p>Neighbours with equal means are pooled too, so that the blocks are the level sets of the solution and depend neither
 * on the order in which violators are found nor on rounding where sums and weights are whole numbers.
 */
final class Pava {

    private Pava() {}

    /**
     * Places with one fitted value.
     *
     * @param first the first place
     * @param end the place after the last
     * @param sum Σ of the sums
     * @param weight Σ of the weights
     */
    record Block(int first, int end, double sum, double weight) {

        double mean() {
            return sum / weight;
        }

        private boolean isNotBelow(Block next) {
            return sum * next.weight >= next.sum * weight;
        }

        private Block with(Block next) {
            return new Block(first, next.end, sum + next.sum, weight + next.weight);
        }
    }

    /**
     * The blocks of the fit in order, their means strictly rising up to rounding.
     *
     * @param sums weight × mean of each place
     * @param weights more than 0, as many
     */
    static List<Block> fit(double[] sums, double[] weights) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            var block = new Block(i, i + 1, sums[i], weights[i]);
            while (!blocks.isEmpty() && blocks.getLast().isNotBelow(block)) {
                block = blocks.removeLast().with(block);
            }
            blocks.add(block);
        }
        return blocks;
    }
}
