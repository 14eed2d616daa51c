package io.signalstack.gateway.outbound.venue.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.gateway.application.ClockFormula;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.outbound.venue.Fixture;
import io.signalstack.gateway.outbound.venue.ReadAnswers;
import io.signalstack.gateway.outbound.venue.Refusal;
import io.signalstack.gateway.outbound.venue.VenueAnswer;
import io.signalstack.gateway.outbound.venue.binance.BinanceRest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayApiTest {

    private static final Instant MIDNIGHT = Instant.parse("2017-07-03T00:00:00Z");

    private final ReplayApi api = new ReplayApi(ReadAnswers.unasked(BinanceRest.class));

    @Test
    void aReplayGivesTheFormulaOfItsTime() {
        // When
        ServerTime time =
                api.serverTime().read().apply(VenueAnswer.of(200, Fixture.read("binance/replayed-time.json")));

        // Then
        assertThat(time.formula())
                .contains(new ClockFormula.Replayed(MIDNIGHT, Instant.parse("2026-01-09T12:00:00Z"), 60));
    }

    @Test
    void aTimeThatStandsStillIsOne() {
        // When
        ServerTime time = api.serverTime()
                .read()
                .apply(VenueAnswer.of(
                        200, Fixture.read("binance/replayed-time.json").replace("60}", "0.0}")));

        // Then
        assertThat(time.formula()).contains(new ClockFormula.Standing(MIDNIGHT));
    }

    @Test
    void aReplayThatIsSlowerThanTimeOrHasNoFormulaIsMalformed() {
        // Given
        String slow = Fixture.read("binance/replayed-time.json").replace("60}", "0.5}");
        String none = Fixture.read("binance/time.json");

        // When, Then
        assertThat(Refusal.of(api.serverTime(), slow)).hasMessage("speed 0.5 is neither 0 nor at least 1");
        assertThat(Refusal.of(api.serverTime(), none)).hasMessage("start is no whole number but ''");
    }
}
