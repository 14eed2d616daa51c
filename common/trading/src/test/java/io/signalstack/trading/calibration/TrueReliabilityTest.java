package io.signalstack.trading.calibration;

import static io.signalstack.trading.calibration.SettledBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrueReliabilityTest {

    private static Prediction said(String id, double chance, boolean hit) {
        return new Prediction(id, Timeframe.H1, Side.LONG, NOON, NOON.minusSeconds(1), chance, true, 0.4, hit);
    }

    @Test
    void the_error_is_the_mean_distance_of_bins_whatever_came() {
        // Given two of the fourth bin, 0.35 and 0.4 on average, and one of the last, 1 and 0.7
        List<Prediction> predictions = List.of(said("a", 0.32, true), said("b", 0.38, true), said("c", 1, false));
        Map<String, Double> truths = Map.of("a", 0.5, "b", 0.3, "c", 0.7);
        // When
        TrueReliability reliability = TrueReliability.of(predictions, prediction -> truths.get(prediction.signalId()));
        // Then
        assertThat(reliability.n()).isEqualTo(3);
        assertThat(reliability.meanPredicted().value()).isCloseTo(1.7 / 3, within(1e-12));
        assertThat(reliability.meanTrue().value()).isCloseTo(0.5, within(1e-12));
        assertThat(reliability.calibrationError().value()).isCloseTo((0.1 + 0.3) / 3, within(1e-12));
        TrueReliability.Bin fourth = reliability.bins().get(3);
        assertThat(fourth.from()).isEqualTo(0.3);
        assertThat(fourth.to()).isEqualTo(0.4);
        assertThat(fourth.n()).isEqualTo(2);
        assertThat(fourth.meanPredicted().value()).isCloseTo(0.35, within(1e-12));
        assertThat(fourth.meanTrue().value()).isCloseTo(0.4, within(1e-12));
        assertThat(reliability.bins().get(9).n()).isEqualTo(1);
        assertThat(reliability.bins().get(0).meanTrue().reason()).isEqualTo("no prediction");
    }

    @Test
    void without_a_prediction_there_is_no_error() {
        TrueReliability none = TrueReliability.of(List.of(), _ -> 0.5);

        assertThat(none.n()).isZero();
        assertThat(none.calibrationError().reason()).isEqualTo("no prediction");
        assertThat(none.meanTrue().value()).isNull();
    }
}
