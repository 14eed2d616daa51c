package io.signalstack.backtestservice.application.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunSpecTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static RunSpec spec(@Nullable Instant fetchedFrom) {
        return new RunSpec(
                "BINANCE:BTC/USDT",
                "BINANCE:BTC/USDT#1",
                "confluence@1",
                "confluence",
                Map.of(),
                "15m",
                FROM,
                FROM.plusSeconds(86_400),
                10,
                5,
                1,
                false,
                0,
                fetchedFrom);
    }

    @Test
    void it_is_read_as_it_was_written() {
        assertThat(Json.read(Json.bytes(spec(FROM)), RunSpec.class)).isEqualTo(spec(FROM));
        assertThat(Json.read(Json.bytes(spec(null)), RunSpec.class)).isEqualTo(spec(null));
    }

    @Test
    void one_of_before_history_was_fetched_rests_on_none() {
        String earlier = Json.text(spec(null)).replace(",\"fetchedFrom\":null", "");
        assertThat(earlier).doesNotContain("fetchedFrom");
        assertThat(Json.read(earlier.getBytes(UTF_8), RunSpec.class)).isEqualTo(spec(null));
    }
}
