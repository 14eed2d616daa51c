package io.signalstack.platform.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnStrategiesTest {

    @Test
    void without_configuration_there_are_none() {
        StrategiesConfig config = config(Map.of());
        assertThat(config.folder()).isEqualTo(Path.of("strategies"));
        assertThat(new OwnStrategies(config).definitions()).isEmpty();
    }

    @Test
    void a_version_is_a_key_a_kind_and_what_differs_from_its_defaults() {
        // When
        var strategies = new OwnStrategies(config(Map.of(
                "signalstack.strategies.own[0].key", "patient@2",
                "signalstack.strategies.own[0].kind", "confluence",
                "signalstack.strategies.own[0].parameters.threshold", "0.7",
                "signalstack.strategies.own[0].parameters.\"weight.trend.trending\"", "2")));
        // Then
        assertThat(strategies.definitions())
                .containsExactly(new StrategyDefinition(
                        new StrategyKey("patient", "2"),
                        "confluence",
                        Map.of("threshold", "0.7", "weight.trend.trending", "2")));
    }

    @Test
    void a_key_that_is_none_ends_the_start() {
        StrategiesConfig config = config(Map.of(
                "signalstack.strategies.own[0].key", "patient",
                "signalstack.strategies.own[0].kind", "confluence"));
        assertThatThrownBy(() -> new OwnStrategies(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'patient'");
    }

    @Test
    void a_folder_that_is_not_there_has_no_jars(@TempDir Path folder) {
        StrategiesConfig config = config(
                Map.of("signalstack.strategies.folder", folder.resolve("none").toString()));
        assertThat(new StrategyFolder(config).kinds()).isEmpty();
    }

    private static StrategiesConfig config(Map<String, String> properties) {
        var builder = new SmallRyeConfigBuilder().withMapping(StrategiesConfig.class);
        properties.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(StrategiesConfig.class);
    }
}
