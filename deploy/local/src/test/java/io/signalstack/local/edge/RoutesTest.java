package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/signals/latest, signal-api",
        "/api/v1/signals/changes, notifier",
        "/api/v1/ws, notifier",
        "/api/v1/wsx, signal-api",
        "/api/v1/backtest/run, backtest-service",
        "/api/v1/history/scorecards/0123, backtest-service",
        "/api/v1/auth/login, signal-api",
        "/.well-known/jwks.json, signal-api"
    })
    void finds_the_service_of_a_path(String path, String service) {
        assertThat(Routes.serviceFor(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/v1/candles", "/internal", "/q/openapi", "/", "/api/v2/signals"})
    void routes_nothing_else(String path) {
        assertThat(Routes.serviceFor(path)).isEmpty();
    }

    @Test
    void a_prefix_ends_at_a_slash() {
        assertThat(Routes.serviceFor("/api/v1x/signals")).isEmpty();
    }
}
