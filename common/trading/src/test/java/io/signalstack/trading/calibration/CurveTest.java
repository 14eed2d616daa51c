package io.signalstack.trading.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.calibration.Curve.Knot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Curve CURVE = new Curve(List.of(new Knot(0.2, 0.3), new Knot(0.4, 0.5), new Knot(0.8, 0.6)));

    @Test
    void it_goes_straight_from_knot_to_knot() {
        assertThat(CURVE.at(0.3)).isCloseTo(0.4, within(1e-15));
        assertThat(CURVE.at(0.4)).isEqualTo(0.5);
        assertThat(CURVE.at(0.7)).isCloseTo(0.575, within(1e-15));
    }

    @Test
    void it_is_level_outside_of_its_knots() {
        assertThat(CURVE.at(0)).isEqualTo(0.3);
        assertThat(CURVE.at(0.2)).isEqualTo(0.3);
        assertThat(CURVE.at(0.8)).isEqualTo(0.6);
        assertThat(CURVE.at(1)).isEqualTo(0.6);
    }

    @Test
    void what_is_no_rising_curve_is_refused() {
        assertThatThrownBy(() -> new Curve(List.of())).hasMessage("a curve has at least one knot");
        assertThatThrownBy(() -> new Curve(List.of(new Knot(0.2, 0.3), new Knot(0.2, 0.4))))
                .hasMessageStartingWith("curve falls or stands still from");
        assertThatThrownBy(() -> new Curve(List.of(new Knot(0.2, 0.3), new Knot(0.3, 0.2))))
                .hasMessageStartingWith("curve falls or stands still from");
        assertThatThrownBy(() -> new Knot(0.5, 1.01)).hasMessage("knot probability 1.01 is not in [0, 1]");
        assertThatThrownBy(() -> new Knot(Double.NaN, 1)).hasMessage("knot strength NaN is not in [0, 1]");
    }
}
