package io.signalstack.trading.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PavaTest {

    record Place(double sum, double weight) {}

    @Property(tries = 300)
    void it_is_what_the_min_max_formula_says(@ForAll("places") List<Place> places) {
        double[] expected = minMax(places);
        double[] fitted = fitted(places);
        assertThat(fitted).containsExactly(expected, within(1e-12));
    }

    @Property(tries = 300)
    void blocks_cover_all_places_and_rise(@ForAll("places") List<Place> places) {
        // When
        List<Pava.Block> blocks = fit(places);
        // Then
        int next = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (Pava.Block block : blocks) {
            assertThat(block.first()).isEqualTo(next);
            assertThat(block.mean()).isGreaterThan(last);
            next = block.end();
            last = block.mean();
        }
        assertThat(next).isEqualTo(places.size());
    }

    /**
     * Size of the pituitary fissure at ages 8, 10, 12 and 14 (Robertson, Wright, Dykstra 1988), fitted with tied ages as
     * one place: 22.22222 up to age 12, 24.25 at 14 (R package isotone, {@code gpava(ties = "secondary")}; de Leeuw, Hornik,
     * Mair, Journal of Statistical Software 32(5), 2009).
     */
    @Test
    void the_pituitary_fissure_grows_as_published() {
        double[] sums = {21 + 23.5 + 23, 24 + 21 + 25, 21.5 + 22 + 19, 23.5 + 25};
        double[] weights = {3, 3, 3, 2};
        List<Pava.Block> blocks = Pava.fit(sums, weights);
        assertThat(blocks).extracting(Pava.Block::end).containsExactly(3, 4);
        assertThat(blocks.get(0).mean()).isCloseTo(22.22222, within(5e-6));
        assertThat(blocks.get(1).mean()).isEqualTo(24.25);
    }

    @Test
    void neighbours_with_the_same_mean_are_one_block() {
        assertThat(Pava.fit(new double[] {1, 2, 4, 3}, new double[] {3, 6, 12, 3}))
                .containsExactly(new Pava.Block(0, 3, 7, 21), new Pava.Block(3, 4, 3, 3));
    }

    @Provide
    Arbitrary<List<Place>> places() {
        Arbitrary<Integer> weights = Arbitraries.integers().between(1, 6);
        return weights.flatMap(
                        weight -> Arbitraries.integers().between(0, weight).map(hits -> new Place(hits, weight)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    /** max over a ≤ i of min over b ≥ i of the mean from a to b (Barlow et al. 1972). */
    private static double[] minMax(List<Place> places) {
        double[] fitted = new double[places.size()];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = Double.NEGATIVE_INFINITY;
            for (int a = 0; a <= i; a++) {
                double least = Double.POSITIVE_INFINITY;
                for (int b = i; b < fitted.length; b++) {
                    List<Place> run = places.subList(a, b + 1);
                    least = Math.min(
                            least,
                            run.stream().mapToDouble(Place::sum).sum()
                                    / run.stream().mapToDouble(Place::weight).sum());
                }
                fitted[i] = Math.max(fitted[i], least);
            }
        }
        return fitted;
    }

    private static double[] fitted(List<Place> places) {
        double[] fitted = new double[places.size()];
        for (Pava.Block block : fit(places)) {
            for (int i = block.first(); i < block.end(); i++) {
                fitted[i] = block.mean();
            }
        }
        return fitted;
    }

    private static List<Pava.Block> fit(List<Place> places) {
        return Pava.fit(
                places.stream().mapToDouble(Place::sum).toArray(),
                places.stream().mapToDouble(Place::weight).toArray());
    }
}
