package io.signalstack.contracts.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.Json;
import io.signalstack.trading.market.Candle;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What market-gateway writes and backtest-service reads. */
class HistoryCandleTest {

    private static final Instant OPEN = Instant.parse("2026-11-20T10:15:00Z");
    private static final List<Candle> CANDLES =
            List.of(Candle.traded(OPEN, 100.5, 101, 99.75, 100.25, 3.5), Candle.flat(OPEN.plusSeconds(60), 100.25));

    @Test
    void a_history_is_written_and_read_as_ever() throws IOException {
        // Given
        String golden = golden();

        // Then
        assertThat(Json.text(CANDLES.stream().map(HistoryCandle::of).toList())).isEqualTo(golden);
        assertThat(read(golden)).isEqualTo(CANDLES);
    }

    @Test
    void of_a_history_that_breaks_off_the_whole_candles_are_read() throws IOException {
        // Given
        String golden = golden();
        int second = golden.indexOf(",{");

        // Then
        assertThat(read(golden.substring(0, golden.length() - 1))).isEqualTo(CANDLES);
        for (int end = second; end < golden.length() - 2; end++) {
            assertThat(read(golden.substring(0, end))).isEqualTo(CANDLES.subList(0, 1));
        }
        assertThat(read("[")).isEmpty();
        assertThat(read("")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    private static List<Candle> read(String array) {
        return Json.elements(array, HistoryCandle.class).values().stream()
                .map(HistoryCandle::toDomain)
                .toList();
    }

    private static String golden() throws IOException {
        try (InputStream in = HistoryCandleTest.class.getResourceAsStream("/golden/history-v1.json")) {
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}
