package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.recordings.RecordedCandle;
import io.signalstack.recordings.Recordings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wall clock that stands at 15:00, so that a fresh exchange starts at 10:00 three days before. */
class ReplayExchangeTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final long SHIFT_MS =
            Duration.between(Instant.parse("2013-11-28T10:00:00Z"), START).toMillis();

    private final SettableClock wall = new SettableClock("2026-11-23T15:00:00Z");
    private ReplayExchange exchange = ReplayExchange.start(options().build());
    private ExchangeClient client = new ExchangeClient(exchange);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void the_time_comes_with_the_three_numbers_of_the_clock() {
        // Given
        wall.advance(Duration.ofSeconds(10));
        // When
        JsonObject time = client.object("/api/v3/time");
        // Then
        assertThat(time.getLong("start")).isEqualTo(START.toEpochMilli());
        assertThat(time.getLong("anchor"))
                .isEqualTo(Instant.parse("2026-11-23T15:00:00Z").toEpochMilli());
        assertThat(time.getDouble("speed")).isEqualTo(60);
        assertThat(time.getLong("serverTime")).isEqualTo(START.plusSeconds(600).toEpochMilli());
    }

    @Test
    void it_tells_when_candles_begin_to_repeat() {
        // The Bitcoin recording is played from its start, and the other one begins with its middle.
        assertThat(exchange.recordedUntil("BTCUSD"))
                .isEqualTo(Instant.ofEpochMilli(Recordings.btcUsd().endMs() + SHIFT_MS));
        assertThat(exchange.recordedUntil("ETHUSD"))
                .isEqualTo(Instant.parse("2026-11-17T00:00:00Z")
                        .plusMillis(Recordings.ethUsd().endMs()
                                - Recordings.ethUsd().startMs()));
    }

    @Test
    void candles_are_the_recorded_ones_in_binances_arrays() {
        // When asked for the first minute of the history: 800.01 to 807.47, 2.85664446 traded
        JsonArray rows = client.klines("symbol=BTCUSD&interval=1m&startTime=0&limit=1");
        // Then
        long openTimeMs = Instant.parse("2026-11-17T00:00:00Z").toEpochMilli();
        assertThat(rows.getJsonArray(0).stream())
                .containsExactly(
                        openTimeMs,
                        "800.01000000",
                        "807.47000000",
                        "800.01000000",
                        "807.47000000",
                        "2.85664446",
                        openTimeMs + 59_999,
                        "0.00000000",
                        0,
                        "0.00000000",
                        "0.00000000",
                        "0");
    }

    @Test
    void the_open_candle_comes_last_and_knows_only_its_opening_price() {
        // Given 30 seconds into a minute
        wall.advance(Duration.ofMillis(500));
        // When
        JsonArray rows = client.klines("symbol=BTCUSD&interval=1m&limit=2");
        // Then
        assertThat(ExchangeClient.openTime(rows, 0)).isEqualTo(START.minusSeconds(60));
        assertThat(ExchangeClient.openTime(rows, 1)).isEqualTo(START);
        RecordedCandle recorded = recorded(START);
        assertThat(new BigDecimal(rows.getJsonArray(1).getString(4))).isEqualByComparingTo(recorded.open());
        assertThat(rows.getJsonArray(1).getString(5)).isEqualTo("0.00000000");
        // When it closes
        wall.advance(Duration.ofMillis(500));
        JsonArray closed = client.klines("symbol=BTCUSD&interval=1m&limit=2").getJsonArray(0);
        // Then
        assertThat(new BigDecimal(closed.getString(4))).isEqualByComparingTo(recorded.close());
        assertThat(new BigDecimal(closed.getString(5))).isEqualByComparingTo(recorded.volume());
    }

    @Test
    void paging_by_start_time_gives_every_minute_once_and_then_only_the_open_one() {
        // Given
        long from = Instant.parse("2026-11-17T00:00:00Z").toEpochMilli();
        long expected = from;
        // When
        for (int page = 0; page < 5; page++) {
            JsonArray rows = client.klines("symbol=BTCUSD&interval=1m&limit=1000&startTime=" + from);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.getJsonArray(i).getLong(0)).isEqualTo(expected);
                expected += 60_000;
            }
            from = expected;
        }
        // Then three days and ten hours of minutes, and the open one
        assertThat(Instant.ofEpochMilli(expected)).isEqualTo(START.plusSeconds(60));
        assertThat(client.klines("symbol=BTCUSD&interval=1m&startTime=" + expected))
                .isEmpty();
    }

    @Test
    void an_end_time_is_inclusive_and_without_a_start_the_newest_are_given() {
        long end = START.minusSeconds(3_600).toEpochMilli();
        JsonArray newest = client.klines("symbol=BTCUSD&interval=1m&limit=3&endTime=" + end);
        assertThat(newest).hasSize(3);
        assertThat(newest.getJsonArray(2).getLong(0)).isEqualTo(end);
        JsonArray range =
                client.klines("symbol=BTCUSD&interval=1m&startTime=" + (end - 120_001) + "&endTime=" + (end - 1));
        assertThat(range).hasSize(2);
        assertThat(range.getJsonArray(0).getLong(0)).isEqualTo(end - 120_000);
        assertThat(client.klines("symbol=BTCUSD&interval=1m&startTime=" + Long.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void longer_candles_are_made_of_the_recorded_minutes() {
        // When
        JsonArray hour =
                client.klines("symbol=BTCUSD&interval=1h&startTime=0&limit=1").getJsonArray(0);
        // Then
        List<RecordedCandle> minutes = Recordings.btcUsd().rows().subList(0, 60);
        assertThat(new BigDecimal(hour.getString(1))).isEqualByComparingTo("800.01");
        assertThat(new BigDecimal(hour.getString(2)))
                .isEqualByComparingTo(minutes.stream()
                        .map(RecordedCandle::high)
                        .reduce(BigDecimal::max)
                        .orElseThrow());
        assertThat(new BigDecimal(hour.getString(3)))
                .isEqualByComparingTo(minutes.stream()
                        .map(RecordedCandle::low)
                        .reduce(BigDecimal::min)
                        .orElseThrow());
        assertThat(new BigDecimal(hour.getString(4)))
                .isEqualByComparingTo(minutes.getLast().close());
        assertThat(new BigDecimal(hour.getString(5)))
                .isEqualByComparingTo(minutes.stream()
                        .map(RecordedCandle::volume)
                        .reduce(BigDecimal::add)
                        .orElseThrow());
        assertThat(hour.getLong(6) - hour.getLong(0)).isEqualTo(3_599_999);
    }

    @Test
    void ether_has_five_minutes_and_what_they_make_up_but_no_minutes() {
        // Given 2023-03-14 is its start day, so 10:00 there is the start here
        JsonArray row = client.klines("symbol=ETHUSD&interval=5m&limit=2").getJsonArray(0);
        RecordedCandle recorded = Recordings.ethUsd().rows().get(16 * 12 - 1);
        // Then
        assertThat(Instant.ofEpochMilli(recorded.openTimeMs())).isEqualTo("2023-03-14T09:55:00Z");
        assertThat(row.getLong(0)).isEqualTo(START.minusSeconds(300).toEpochMilli());
        assertThat(new BigDecimal(row.getString(4))).isEqualByComparingTo(recorded.close());
        assertThat(client.klines("symbol=ETHUSD&interval=1d&startTime=0")).hasSize(4);
        assertRefused("/api/v3/klines?symbol=ETHUSD&interval=1m", -1120);
    }

    @Test
    void bad_parameters_get_binances_own_errors() {
        assertRefused("/api/v3/klines?symbol=NOPE&interval=1m", -1121);
        assertRefused("/api/v3/klines?interval=1m", -1102);
        assertRefused("/api/v3/klines?symbol=BTCUSD", -1102);
        assertRefused("/api/v3/klines?symbol=BTCUSD&interval=7m", -1120);
        assertRefused("/api/v3/klines?symbol=BTCUSD&interval=1m&startTime=yesterday", -1100);
        assertRefused("/api/v3/klines?symbol=BTCUSD&interval=1m&startTime=99999999999999999999", -1102);
        assertRefused("/api/v3/klines?symbol=BTCUSD&interval=1m&limit=0", -1130);
        assertRefused("/api/v3/ticker/price?symbols=BTCUSD", -1102);
        assertRefused("/api/v3/ticker/price?symbol=NOPE", -1121);
        assertThat(client.get("/api/v3/nothing").statusCode()).isEqualTo(404);
        assertThat(client.send("POST", "/api/v3/time", "").statusCode()).isEqualTo(405);
    }

    @Test
    void prices_come_for_one_for_several_and_for_all_symbols() {
        String open = KlinesEndpoint.decimal(recorded(START).open());
        assertThat(client.object("/api/v3/ticker/price?symbol=BTCUSD").getString("price"))
                .isEqualTo(open);
        assertThat(new JsonArray(client.get("/api/v3/ticker/price?symbols=%5B%22BTCUSD%22%5D")
                        .body()))
                .containsExactly(new JsonObject().put("symbol", "BTCUSD").put("price", open));
        assertThat(new JsonArray(client.get("/api/v3/ticker/price").body())).hasSize(2);
    }

    @Test
    void the_listing_names_tick_assets_and_where_the_recording_comes_from() {
        JsonObject symbol = client.object("/api/v3/exchangeInfo?symbol=BTCUSD")
                .getJsonArray("symbols")
                .getJsonObject(0);
        assertThat(symbol.getString("baseAsset")).isEqualTo("BTC");
        assertThat(symbol.getString("quoteAsset")).isEqualTo("USD");
        assertThat(symbol.getString("baseInterval")).isEqualTo("1m");
        assertThat(symbol.getJsonArray("filters").getJsonObject(0).getString("tickSize"))
                .isEqualTo("0.01000000");
        assertThat(symbol.getJsonObject("recording").getString("provenance")).contains("Bitstamp", "ta4j-examples");
        assertThat(client.get("/").body()).contains("bitstamp-btcusd-2013", "binanceus-ethusd-2023");
    }

    @Test
    void test_instruments_are_the_bitcoin_recording_begun_at_other_days() {
        // Given
        restart(options().testInstruments(2));
        // When
        JsonArray row = client.klines("symbol=BTC3USD&interval=1m&limit=2").getJsonArray(0);
        // Then
        RecordedCandle twoDaysLater = recorded(START.minusSeconds(60).plus(Duration.ofDays(2)));
        assertThat(new BigDecimal(row.getString(4))).isEqualByComparingTo(twoDaysLater.close());
        assertThat(client.object("/api/v3/exchangeInfo").getJsonArray("symbols"))
                .hasSize(4);
    }

    @Test
    void a_restart_looks_like_an_outage_on_our_side() {
        // Given
        restart(options().stateFolder(folder));
        wall.advance(Duration.ofSeconds(10));
        // When it is away for 20 seconds, 20 minutes of its own time
        exchange.close();
        wall.advance(Duration.ofSeconds(20));
        restart(options().stateFolder(folder));
        // Then
        assertThat(client.object("/api/v3/time").getLong("serverTime"))
                .isEqualTo(START.plusSeconds(1_800).toEpochMilli());
        assertThat(new BigDecimal(client.klines("symbol=BTCUSD&interval=1m&limit=2")
                        .getJsonArray(0)
                        .getString(4)))
                .isEqualByComparingTo(recorded(START.plusSeconds(1_740)).close());
        // And at another speed the market does not jump
        restart(options().stateFolder(folder).speed(1));
        assertThat(exchange.now()).isEqualTo(START.plusSeconds(1_800));
        assertThat(client.object("/api/v3/ticker/price?symbol=BTCUSD").getString("price"))
                .isEqualTo(KlinesEndpoint.decimal(
                        recorded(START.plusSeconds(1_800)).open()));
    }

    @Test
    void a_recording_that_ends_goes_on_with_days_drawn_from_it_also_after_a_restart() {
        // Given three days and 6:02 h after the start, the Bitcoin recording has ended
        restart(options().stateFolder(folder));
        wall.advance(Duration.ofDays(1));
        long end = START.plus(Duration.ofDays(3).plusHours(6).plusMinutes(2)).toEpochMilli();
        // When
        JsonArray rows = client.klines("symbol=BTCUSD&interval=1m&limit=1000&startTime=" + (end - 60_000));
        // Then
        assertThat(rows.getJsonArray(0).getString(4)).isEqualTo("999.00000000");
        assertThat(rows.getJsonArray(1).getString(1)).isEqualTo("999.00000000");
        assertThat(exchange.recordedUntil("BTCUSD")).isEqualTo(Instant.ofEpochMilli(end));
        // When
        restart(options().stateFolder(folder));
        // Then
        assertThat(client.klines("symbol=BTCUSD&interval=1m&limit=1000&startTime=" + (end - 60_000)))
                .isEqualTo(rows);
    }

    private void assertRefused(String pathAndQuery, int code) {
        HttpResponse<String> response = client.get(pathAndQuery);
        assertThat(response.statusCode()).as(pathAndQuery).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getInteger("code"))
                .as(pathAndQuery)
                .isEqualTo(code);
    }

    private void restart(ReplayExchangeOptions.Builder options) {
        exchange.close();
        exchange = ReplayExchange.start(options.build());
        client = new ExchangeClient(exchange);
    }

    private ReplayExchangeOptions.Builder options() {
        return ReplayExchangeOptions.builder().wall(wall).startInRecording(Instant.parse("2013-11-28T10:00:00Z"));
    }

    private static RecordedCandle recorded(Instant openTime) {
        long offset = openTime.toEpochMilli() - SHIFT_MS - Recordings.btcUsd().startMs();
        return Recordings.btcUsd().rows().get((int) (offset / 60_000));
    }
}
