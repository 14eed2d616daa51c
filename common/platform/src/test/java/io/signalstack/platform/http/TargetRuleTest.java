package io.signalstack.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/api/v1/signals/latest",
                "/api/v1/market/BTC-USD/price",
                "/.well-known/jwks.json",
                "/api/v1/a.b..c",
                "/api/v1/signals/..."
            })
    void routes_plain_paths(String path) {
        assertThat(TargetRule.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api",
                "//api/v1/signals",
                "/api//v1",
                "/api/v1/../internal",
                "/api/v1/./signals",
                "/api/v1/..",
                "/api/v1/%2e%2e/internal",
                "/api/v1/%2E./internal",
                "/api/v1/.%2e/internal",
                "/api/v1/signals;x=1",
                "/api/v1/signals%3Bx",
                "/api%2Fv1",
                "/api%2fv1",
                "/api%5cv1",
                "/api\\v1",
                "/api/v1/%252e%252e/internal",
                "/api/v1/signals%00",
                "/api/v1/%",
                "/api/v1/%zz"
            })
    void refuses_what_can_be_read_in_two_ways(String path) {
        assertThat(TargetRule.isPlain(path)).isFalse();
    }
}
