package io.signalstack.trading.calibration;

import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettledTest {

    private static final Signal SIGNAL =
            aSignal().at("2026-01-01T12:00:00Z").shorting().build();

    @ParameterizedTest
    @CsvSource({
        "TARGET, false, true",
        "TARGET, true, false",
        "STOP, false, false",
        "STOP, true, false",
        "EXPIRED, false, false",
        "STRATEGY_EXIT, false, false"
    })
    void only_a_target_that_was_surely_first_is_a_hit(Result result, boolean ambiguous, boolean hit) {
        assertThat(Settled.of(SIGNAL, filled(result, ambiguous)))
                .hasValueSatisfying(settled -> assertThat(settled.hit()).isEqualTo(hit));
    }

    @Test
    void it_says_when_the_signal_was_given_and_when_it_is_known() {
        assertThat(Settled.of(SIGNAL, filled(Result.STOP, false)))
                .contains(new Settled(
                        SIGNAL.id(),
                        SIGNAL.strategy(),
                        SIGNAL.instrument(),
                        SIGNAL.timeframe(),
                        Regime.TRENDING_DOWN,
                        Side.SHORT,
                        -0.7,
                        Instant.parse("2026-01-01T12:01:00Z"),
                        Instant.parse("2026-01-01T12:25:00Z"),
                        false,
                        -1.03));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FILLED", "UNVERIFIABLE"})
    void what_was_not_filled_or_cannot_be_verified_is_out(Result result) {
        Instant at = Instant.parse("2026-01-01T12:02:00Z");
        assertThat(Settled.of(SIGNAL, new Outcome(result, at, 100.0, at, null, null, null, false)))
                .isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        assertThatThrownBy(() -> SettledBuilder.aSettled().scoring(Double.NaN).build())
                .hasMessage("signal signal rawScore NaN is not in [-1, 1]");
        assertThatThrownBy(() -> SettledBuilder.aSettled().earning(Double.NaN).build())
                .hasMessage("signal signal netR NaN is not finite");
        assertThatThrownBy(() ->
                        SettledBuilder.aSettled().expiring(SettledBuilder.NOON).build())
                .hasMessageContaining("is not after its close");
    }

    private static Outcome filled(Result result, boolean ambiguous) {
        Instant at = Instant.parse("2026-01-01T12:02:00Z");
        return new Outcome(result, at, 100.0, at, 110.0, -1.0, -1.03, ambiguous);
    }
}
