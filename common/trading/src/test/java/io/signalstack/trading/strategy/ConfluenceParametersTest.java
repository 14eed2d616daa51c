package io.signalstack.trading.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfluenceParametersTest {

    @ParameterizedTest
    @EnumSource(ConfluenceParameter.class)
    void every_parameter_has_a_default_in_its_range_and_a_sentence(ConfluenceParameter parameter) {
        assertThat(parameter.defaultValue()).isBetween(parameter.min(), parameter.max());
        assertThat(parameter.sentence()).endsWith(".");
        assertThat(parameter.unit()).isNotBlank();
    }

    @Test
    void what_is_left_out_has_its_default() {
        ConfluenceParameters parameters = ConfluenceParameters.parse(Map.of("threshold", "0.700"));
        assertThat(parameters.threshold()).isEqualTo(0.7);
        assertThat(parameters.warmUp()).isEqualTo(600);
        assertThat(parameters.numbers().rules())
                .isEqualTo(new TradeRules(2, 3, 24, Duration.ofSeconds(5), 0.0015, 0.5));
        assertThat(parameters.toMap())
                .hasSize(ConfluenceParameter.values().length)
                .containsEntry("threshold", "0.7")
                .containsEntry("warmUp", "600");
    }

    @ParameterizedTest
    @CsvSource({
        "threshold, 1,     'parameter threshold ''1'' is not from 0.01 to 0.99'",
        "threshold, high,  'parameter threshold ''high'' is not a number'",
        "fee,       1e-99, 'parameter fee ''1e-99'' has more than 18 decimals'",
        "warmUp,    250.5, 'parameter warmUp ''250.5'' is not a whole number of candles'",
        "warmup,    250,   'parameter warmup is none of'"
    })
    void what_is_wrong_is_named(String name, String value, String message) {
        assertThatThrownBy(() -> ConfluenceParameters.parse(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_unknown_kind_is_named() {
        var definition = new StrategyDefinition(new StrategyKey("x", "1"), "astrology", Map.of());
        assertThatThrownBy(() -> StrategyFactory.create(definition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("astrology")
                .hasMessageContaining("confluence");
    }

    @Test
    void the_built_in_version_warms_up_sooner() {
        assertThat(BuiltInStrategies.all())
                .extracting(StrategyDefinition::key)
                .extracting(StrategyKey::toString)
                .containsExactly("confluence@1", "donchian-breakout@1");
        assertThat(StrategyFactory.create(BuiltInStrategies.CONFLUENCE).parameters())
                .containsEntry("warmUp", "250");
    }
}
