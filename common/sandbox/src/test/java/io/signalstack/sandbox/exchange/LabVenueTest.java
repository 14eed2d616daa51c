package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wall clock that stands at 15:00 on a Monday, so that simulated markets wait at the start of the Friday before last. */
class LabVenueTest {

    private static final Instant WAITS_AT = Instant.parse("2026-11-13T00:00:00Z");
    private static final Instant BEGUN = Instant.parse("2024-11-11T00:00:00Z");

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
    void its_time_stands_still_at_the_end_of_two_years_of_history_that_begin_with_a_monday() {
        // When
        wall.advance(Duration.ofHours(1));
        // Then
        JsonObject time = client.object("/lab/api/v3/time");
        assertThat(time.getLong("serverTime")).isEqualTo(WAITS_AT.toEpochMilli());
        assertThat(time.getDouble("speed")).isZero();
        JsonArray first = client.array("/lab/api/v3/klines?symbol=TRENDUSD&interval=15m&startTime=0&limit=1");
        Instant begun = ExchangeClient.openTime(first, 0);
        assertThat(begun).isEqualTo(BEGUN);
        assertThat(begun.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(Duration.between(begun, WAITS_AT).dividedBy(LabMarket.BASE.length()))
                .isBetween((long) LabMarket.HISTORY, LabMarket.HISTORY + 6L * 96);
        assertThat(exchange.lab().historyDays()).isEqualTo(732);
        assertThat(exchange.lab().isWaiting()).isTrue();
    }

    @Test
    void history_begins_so_on_every_day_of_the_week() {
        for (int day = 0; day < 7; day++) {
            wall.advance(Duration.ofDays(1));
            restart(options());
            Instant waitsAt = exchange.lab().now();
            Instant begun = waitsAt.minus(Duration.ofDays(exchange.lab().historyDays()));
            assertThat(begun.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(exchange.lab().historyDays()).isBetween(730, 736);
            assertThat(Duration.between(waitsAt, wall.instant())).isBetween(Duration.ofDays(10), Duration.ofDays(11));
        }
    }

    @Test
    void all_four_markets_take_the_course_that_is_fixed() {
        for (LabMarket market : LabMarket.values()) {
            // Given
            List<Candle> course = new Course(LabMarket.SEED, market, BEGUN).candles(0, 2_500);
            // When
            List<Candle> served = new ArrayList<>();
            long from = 0;
            while (served.size() < 2_500) {
                JsonArray page = client.array(
                        "/lab/api/v3/klines?symbol=" + market.name() + "USD&interval=15m&limit=1000&startTime=" + from);
                for (int row = 0; row < page.size(); row++) {
                    served.add(candle(page.getJsonArray(row)));
                }
                from = served.getLast().closeTime(LabMarket.BASE).toEpochMilli();
            }
            // Then
            assertThat(served.subList(0, 2_500)).isEqualTo(course);
            assertThat(exchange.lab()
                            .candles(
                                    market.name() + "USD",
                                    BEGUN,
                                    course.getLast().openTime()))
                    .isEqualTo(course);
        }
    }

    @Test
    void longer_candles_are_made_of_quarters_of_an_hour_and_shorter_ones_are_not_served() {
        for (Timeframe timeframe : LabMarket.TIMEFRAMES) {
            JsonArray rows =
                    client.array("/lab/api/v3/klines?symbol=FADEUSD&startTime=0&limit=3&interval=" + timeframe);
            assertThat(rows).hasSize(3);
            assertThat(ExchangeClient.openTime(rows, 1)).isEqualTo(BEGUN.plus(timeframe.length()));
        }
        List<Candle> hour = new Course(LabMarket.SEED, LabMarket.FADE, BEGUN).candles(0, 4);
        Candle served = candle(client.array("/lab/api/v3/klines?symbol=FADEUSD&interval=1h&startTime=0&limit=1")
                .getJsonArray(0));
        assertThat(served.close()).isEqualTo(hour.getLast().close());
        assertThat(served.high())
                .isEqualTo(hour.stream().mapToDouble(Candle::high).max().orElseThrow());
        assertThat(client.get("/lab/api/v3/klines?symbol=FADEUSD&interval=1m").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/lab/api/v3/klines?symbol=BTCUSD&interval=1h").statusCode())
                .isEqualTo(400);
    }

    @Test
    void once_started_it_hurries_to_the_present_and_then_keeps_time() {
        // Given
        wall.advance(Duration.ofSeconds(30));
        // When
        exchange.lab().start();
        wall.advance(Duration.ofSeconds(60));
        // Then
        assertThat(exchange.lab().isWaiting()).isFalse();
        assertThat(client.object("/lab/api/v3/time").getLong("serverTime"))
                .isEqualTo(WAITS_AT.plus(Duration.ofHours(10)).toEpochMilli());
        assertThat(client.array("/lab/api/v3/klines?symbol=COINUSD&interval=15m&startTime=" + WAITS_AT.toEpochMilli()))
                .hasSize(41);
        // When it is started again, and has had the time for ten days and 15 hours
        exchange.lab().start();
        wall.advance(Duration.ofHours(1));
        // Then
        assertThat(exchange.lab().now()).isEqualTo(wall.instant());
        assertThat(client.object("/api/v3/time").getDouble("speed")).isEqualTo(60);
    }

    @Test
    void it_can_be_started_over_http_where_orders_are_taken() {
        // Given
        restart(options().controlEnabled().labSpeed(2));
        // When
        assertThat(client.send("POST", "/control/lab/start", "").statusCode()).isEqualTo(200);
        wall.advance(Duration.ofSeconds(1));
        // Then
        assertThat(exchange.lab().now()).isEqualTo(WAITS_AT.plusSeconds(2));
    }

    @Test
    void a_restart_goes_on_with_the_same_course_and_looks_like_an_outage_on_our_side() {
        // Given
        restart(options().stateFolder(folder));
        wall.advance(Duration.ofDays(2));
        restart(options().stateFolder(folder));
        assertThat(exchange.lab().isWaiting()).isTrue();
        assertThat(exchange.lab().now()).isEqualTo(WAITS_AT);
        exchange.lab().start();
        wall.advance(Duration.ofSeconds(10));
        // When it is away for half a minute
        exchange.close();
        wall.advance(Duration.ofSeconds(30));
        restart(options().stateFolder(folder).labSpeed(60));
        // Then
        assertThat(exchange.lab().isWaiting()).isFalse();
        assertThat(exchange.lab().now()).isEqualTo(WAITS_AT.plusSeconds(24_000));
        wall.advance(Duration.ofSeconds(1));
        assertThat(exchange.lab().now()).isEqualTo(WAITS_AT.plusSeconds(24_060));
        assertThat(exchange.lab().historyDays()).isEqualTo(732);
        assertThat(ExchangeClient.openTime(
                        client.array("/lab/api/v3/klines?symbol=FAIRUSD&interval=15m&startTime=0&limit=1"), 0))
                .isEqualTo(BEGUN);
    }

    @Test
    void it_says_that_nobody_traded_there() {
        JsonObject symbol = client.object("/lab/api/v3/exchangeInfo?symbol=TRENDUSD")
                .getJsonArray("symbols")
                .getJsonObject(0);
        assertThat(symbol.getJsonObject("simulation").getString("provenance")).contains("nobody traded");
        assertThat(symbol.containsKey("recording")).isFalse();
        assertThat(symbol.getString("baseInterval")).isEqualTo("15m");
        assertThat(client.object("/lab/").getJsonArray("markets")).hasSize(4);
        assertThat(client.array("/lab/api/v3/ticker/price")).hasSize(4);
    }

    @Test
    void each_venue_has_a_budget_of_its_own() {
        // Given
        restart(options().weightPerMinute(4));
        client.get("/lab/api/v3/klines?symbol=TRENDUSD&interval=15m&limit=1");
        client.get("/lab/api/v3/klines?symbol=TRENDUSD&interval=15m&limit=1");
        // Then
        assertThat(client.get("/lab/api/v3/time").statusCode()).isEqualTo(429);
        assertThat(client.get("/api/v3/time").statusCode()).isEqualTo(200);
    }

    @Test
    void a_speed_at_which_it_would_never_catch_up_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options().labSpeed(0.5).build())
                .withMessageContaining("labSpeed 0.5");
    }

    private static Candle candle(JsonArray row) {
        return new Candle(
                row.getLong(0),
                Double.parseDouble(row.getString(1)),
                Double.parseDouble(row.getString(2)),
                Double.parseDouble(row.getString(3)),
                Double.parseDouble(row.getString(4)),
                Double.parseDouble(row.getString(5)),
                false);
    }

    private void restart(ReplayExchangeOptions.Builder options) {
        exchange.close();
        exchange = ReplayExchange.start(options.build());
        client = new ExchangeClient(exchange);
    }

    private ReplayExchangeOptions.Builder options() {
        return ReplayExchangeOptions.builder().wall(wall);
    }
}
