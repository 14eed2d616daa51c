package io.signalstack.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.notifier.Events;
import io.signalstack.trading.calibration.Evidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {

    private static final String BTC = "REPLAY:BTC/USD";

    @ParameterizedTest
    @CsvSource({
        "0.60, CALIBRATED(210),   true",
        "0.59, CALIBRATED(210),   false",
        "0.99, UNCALIBRATED(120), false",
        "0.61, CALIBRATED(9999),  true"
    })
    void least_confidence_leaves_out_what_is_under_it_or_not_calibrated(
            double confidence, String basis, boolean wanted) {
        assertThat(subscription(0.6, Channel.SIGNALS).wants(signal(confidence, basis)))
                .isEqualTo(wanted);
    }

    @Test
    void without_a_least_confidence_all_signals_are_wanted() {
        assertThat(subscription(null, Channel.SIGNALS).wants(signal(0.1, "UNCALIBRATED(0)")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"EARNING, false", "UNPROVEN, false", "LOSING, true"})
    void only_signals_of_whose_side_that_is_proven(Evidence.Label asked, boolean wanted) {
        // Given what the sample says
        SignalView losing = signal(0.9, "CALIBRATED(900)");
        assertThat(losing.annotations().evidence()).isEqualTo(Evidence.Label.LOSING);
        // Then
        assertThat(subscription(EnumSet.of(asked), EnumSet.allOf(MarketName.class))
                        .wants(losing))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"LIVE, false", "RECORDED, true", "SIMULATED, false"})
    void only_signals_of_that_kind_of_market(MarketName asked, boolean wanted) {
        // Given what the sample says
        SignalView recorded = signal(0.9, "CALIBRATED(900)");
        assertThat(recorded.annotations().market()).isEqualTo("recorded");
        // Then
        assertThat(subscription(EnumSet.allOf(Evidence.Label.class), EnumSet.of(asked))
                        .wants(recorded))
                .isEqualTo(wanted);
    }

    @Test
    void only_the_channels_that_were_asked_for() {
        Subscription prices = subscription(null, Channel.PRICES);

        assertThat(prices.wants(signal(0.9, "CALIBRATED(900)"))).isFalse();
        assertThat(prices.wantsPrices()).isTrue();
        assertThat(subscription(null, Channel.SIGNALS).wantsPrices()).isFalse();
    }

    private static Subscription subscription(@Nullable Double least, Channel channel) {
        return new Subscription(
                BTC, List.of(channel), least, EnumSet.allOf(Evidence.Label.class), EnumSet.allOf(MarketName.class));
    }

    private static Subscription subscription(Set<Evidence.Label> evidence, Set<MarketName> markets) {
        return new Subscription(BTC, List.of(Channel.SIGNALS), null, evidence, markets);
    }

    private static SignalView signal(double confidence, String basis) {
        return SignalView.after(Events.confident(BTC, "s", confidence, basis), null);
    }
}
