package io.signalstack.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The expected rows were written down from the files by hand, not printed by the readers. */
class RecordingsTest {

    private static final Recording BTC = Recordings.btcUsd();
    private static final Recording ETH = Recordings.ethUsd();

    @Test
    void the_bitcoin_trades_are_the_ones_the_rows_are_pinned_to() throws IOException {
        // Given
        int trades = 0;
        int ofAmountZero = 0;
        Set<Long> minutes = new HashSet<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                getClass().getResourceAsStream("/bitstamp_trades_from_20131125_usd.csv"), StandardCharsets.US_ASCII))) {
            lines.readLine();
            // When
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split(",", -1);
                trades++;
                minutes.add(Long.parseLong(columns[0]) / 60);
                if (new BigDecimal(columns[2]).signum() == 0) {
                    ofAmountZero++;
                }
            }
        }
        // Then
        assertThat(trades).isEqualTo(100_000);
        assertThat(ofAmountZero).isEqualTo(18);
        assertThat(minutes).hasSize(9_399);
    }

    @Test
    void the_bitcoin_rows_are_every_minute_but_the_last_one() {
        assertThat(BTC.baseIntervalMs()).isEqualTo(60_000);
        assertThat(BTC.rows()).hasSize(9_603 - 1);
        assertThat(Instant.ofEpochMilli(BTC.startMs())).isEqualTo("2013-11-25T00:00:00Z");
        assertThat(Instant.ofEpochMilli(BTC.endMs())).isEqualTo("2013-12-01T16:02:00Z");
        assertThat(BTC.rows().stream().filter(row -> row.volume().signum() > 0)).hasSize(9_399 - 1);
    }

    @Test
    void bitcoin_rows_hold_what_was_traded_in_their_minute() {
        assertThat(btc("2013-11-25T00:00:00Z"))
                .isEqualTo(row("2013-11-25T00:00:00Z", "800.01", "807.47", "800.01", "807.47", "2.85664446"));
        assertThat(btc("2013-11-25T00:02:00Z"))
                .isEqualTo(row("2013-11-25T00:02:00Z", "806.98", "806.98", "800.76", "800.76", "0.2580352"));
        assertThat(btc("2013-12-01T16:01:00Z"))
                .isEqualTo(row("2013-12-01T16:01:00Z", "990.12", "999", "990", "999", "71.57280044"));
    }

    @Test
    void the_longest_silence_is_21_flat_minutes_at_the_last_price() {
        // Given the last trade at 15:21:41 and the next one at 15:43
        List<RecordedCandle> silence = BTC.rows()
                .subList(
                        BTC.rows().indexOf(btc("2013-11-25T15:22:00Z")),
                        BTC.rows().indexOf(btc("2013-11-25T15:43:00Z")));
        // Then
        assertThat(silence).hasSize(21);
        assertThat(silence).allSatisfy(row -> {
            assertThat(row.volume()).isEqualByComparingTo("0");
            assertThat(List.of(row.open(), row.high(), row.low(), row.close())).containsOnly(new BigDecimal("816"));
        });
        assertThat(btc("2013-11-25T15:43:00Z").volume()).isPositive();
    }

    @Test
    void the_ether_rows_are_580_gapless_five_minutes() {
        assertThat(ETH.baseIntervalMs()).isEqualTo(300_000);
        assertThat(ETH.rows()).hasSize(580);
        assertThat(Instant.ofEpochMilli(ETH.endMs())).isEqualTo("2023-03-15T18:20:00Z");
        assertThat(ETH.rows().getFirst())
                .isEqualTo(row("2023-03-13T18:00:00Z", "1673.58", "1677.62", "1672.44", "1672.99", "65.3033"));
        assertThat(ETH.rows().getLast())
                .isEqualTo(row("2023-03-15T18:15:00Z", "1625.59", "1631.73", "1624.2", "1629.52", "419.89"));
    }

    @Test
    void low_and_high_enclose_open_and_close_in_every_row() {
        for (Recording recording : List.of(BTC, ETH)) {
            assertThat(recording.rows()).allSatisfy(row -> {
                assertThat(row.low()).isLessThanOrEqualTo(row.open().min(row.close()));
                assertThat(row.high()).isGreaterThanOrEqualTo(row.open().max(row.close()));
            });
        }
    }

    @Test
    void a_recording_names_its_source() {
        assertThat(BTC.provenance()).contains("Bitstamp", "ta4j-examples", "bitstamp_trades_from_20131125_usd.csv");
        assertThat(ETH.provenance()).contains("Binance.US", "ta4j-examples", "ETH-USD-PT5M");
    }

    @Test
    void a_recording_with_a_hole_is_refused() {
        // Given
        List<RecordedCandle> rows = List.of(
                row("2020-01-01T00:00:00Z", "1", "1", "1", "1", "0"),
                row("2020-01-01T00:02:00Z", "1", "1", "1", "1", "0"));
        // Then
        assertThatThrownBy(() -> new Recording("holed", "made up", 60_000, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recording holed, row 1");
        assertThatThrownBy(() -> new Recording("empty", "made up", 60_000, List.of()))
                .hasMessageContaining("no rows");
    }

    @Test
    void a_bar_that_lacks_a_field_is_named() {
        var bars = new ByteArrayInputStream(
                "{\"ohlc\":[{\"endTime\":299999,\"openPrice\":1}]}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> BarFile.read(bars))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("highPrice");
    }

    private static RecordedCandle btc(String openTime) {
        return BTC.rows().get((int) ((Instant.parse(openTime).toEpochMilli() - BTC.startMs()) / BTC.baseIntervalMs()));
    }

    private static RecordedCandle row(
            String openTime, String open, String high, String low, String close, String volume) {
        return new RecordedCandle(
                Instant.parse(openTime).toEpochMilli(),
                new BigDecimal(open).stripTrailingZeros(),
                new BigDecimal(high).stripTrailingZeros(),
                new BigDecimal(low).stripTrailingZeros(),
                new BigDecimal(close).stripTrailingZeros(),
                new BigDecimal(volume).stripTrailingZeros());
    }
}
