package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against tables: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.1, 26.2 and 26.5, and more digits. */
class NormalDistributionTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.5, 0.691462461274013",
        "1, 0.841344746068543",
        "1.96, 0.975002104851780",
        "2, 0.977249868051821",
        "3, 0.998650101968370",
        "-1, 0.158655253931457",
        "-3, 0.00134989803163010",
        "-6, 9.86587645037698e-10",
        "-8, 6.22096057427178e-16",
        "-10, 7.61985302416053e-24",
        "40, 1",
        "-40, 0"
    })
    void the_probability_up_to_a_value_is_the_tables(double x, double probability) {
        assertThat(NormalDistribution.cdf(x))
                .isCloseTo(probability, within(1e-7 * probability))
                .isCloseTo(probability, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.75, 0.674489750196082",
        "0.9, 1.28155156554460",
        "0.95, 1.64485362695147",
        "0.975, 1.95996398454005",
        "0.99, 2.32634787404084",
        "0.999, 3.09023230616781",
        "0.05, -1.64485362695147",
        "1e-10, -6.36134090240406",
        "1e-20, -9.26234008979841"
    })
    void the_value_of_a_probability_is_the_tables(double probability, double x) {
        assertThat(NormalDistribution.quantile(probability)).isCloseTo(x, within(1e-13 * Math.abs(x) + 1e-15));
    }

    @Test
    void each_undoes_the_other() {
        for (double p = 1e-12; p < 0.5; p *= 1.07) {
            assertThat(NormalDistribution.cdf(NormalDistribution.quantile(p)))
                    .isCloseTo(p, within(1e-8 * p))
                    .isCloseTo(p, within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void what_is_no_probability_between_0_and_1_has_no_value(double p) {
        assertThatThrownBy(() -> NormalDistribution.quantile(p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(p));
    }
}
