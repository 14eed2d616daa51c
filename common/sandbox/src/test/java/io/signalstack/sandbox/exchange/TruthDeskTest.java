package io.signalstack.sandbox.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.lab.Chance;
import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.lab.Question;
import io.signalstack.lab.Truth;
import io.signalstack.trading.signal.Side;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthDeskTest {

    private static final Instant BEGUN = Instant.parse("2024-11-11T00:00:00Z");
    private static final Course TREND = new Course(LabMarket.SEED, LabMarket.TREND, BEGUN);
    private static final Instant AT = TREND.openTime(1_000);
    private static final double PRICE = TREND.candles(999, 1_000).getFirst().close();

    private final SettableClock wall = new SettableClock("2026-11-23T15:00:00Z");
    private final ReplayExchange exchange =
            ReplayExchange.start(ReplayExchangeOptions.builder().wall(wall).build());
    private final ExchangeClient client = new ExchangeClient(exchange);

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void the_chance_of_a_signal_is_what_the_lab_knows() {
        // Given
        Chance known = new Truth(TREND)
                .chance(new Question(
                        AT, Side.LONG, PRICE * 0.99, PRICE * 1.01, AT.plusSeconds(21_600), Duration.ofSeconds(5)));
        // When
        JsonObject told = client.object(question(6));
        // Then
        assertThat(told)
                .isEqualTo(new JsonObject()
                        .put("hits", known.hits())
                        .put("filled", known.filled())
                        .put("paths", Truth.PATHS)
                        .put("probability", (double) known.hits() / known.filled()));
        assertThat(told.getDouble("probability")).isBetween(0.05, 0.95);
    }

    @Test
    void a_signal_that_is_filled_on_no_way_has_no_chance() {
        // When it would be filled only after its end
        JsonObject told = client.object(question(1).replace("PT5S", "PT2H"));
        // Then
        assertThat(told.getInteger("filled")).isZero();
        assertThat(told.getValue("probability")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "market=TRENDUSD | market=NOPE | Invalid symbol.",
                "at=2024-11-21T10:00:00Z | at=yesterday | at 'yesterday' is no instant",
                "at=2024-11-21T10:00:00Z | at=2024-11-21T10:07:00Z | at 2024-11-21T10:07:00Z is not the close of a candle",
                "at=2024-11-21T10:00:00Z | at=2020-11-21T10:00:00Z | expiry",
                "side=LONG | side=BOTH | side 'BOTH' is no LONG or SHORT",
                "side=LONG | side=SHORT | side SHORT is not that of the target",
                "stop= | stop=x | stop 'x",
                "stop= | stop=- | stop",
                "target= | target=-1&x= | target",
                "fillDelay=PT5S | fillDelay=5 | fillDelay '5' is no duration",
                "fillDelay=PT5S | fillDelay=-PT5S | fillDelay",
                "expiry=2024-11-21T16:00:00Z | expiry=2024-11-21T10:00:00Z | expiry",
                "expiry=2024-11-21T16:00:00Z | expiry=2025-11-21T10:00:00Z | expiry 2025-11-21T10:00:00Z is not within 25 days",
                "expiry=2024-11-21T16:00:00Z | other=1 | 'expiry' was not sent",
            })
    void a_question_that_makes_no_sense_is_refused_with_its_field(String right, String wrong, String reason) {
        // Given
        String asked = question(6);
        assertThat(asked).contains(right);
        // When
        HttpResponse<String> response = client.get(asked.replace(right, wrong));
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()).getString("msg")).contains(reason);
    }

    @Test
    void nobody_is_told_the_truth_of_what_has_not_come_yet() {
        HttpResponse<String> response = client.get(question(6)
                .replace(AT.toString(), "2026-11-13T00:15:00Z")
                .replace(AT.plusSeconds(21_600).toString(), "2026-11-13T06:15:00Z"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("at 2026-11-13T00:15:00Z has not come yet");
    }

    @Test
    void recorded_markets_have_no_truth() {
        assertThat(client.get(question(6).substring("/lab".length())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_asks_too_many_at_once_is_told_to_come_back_and_candles_do_not_wait() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            // When each takes a second or more of a processor
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                answers.add(many.submit(() -> client.get(question(20 * 24))));
            }
            while (answers.stream().noneMatch(Future::isDone)) {
                // Then
                assertThat(client.get("/lab/api/v3/klines?symbol=TRENDUSD&interval=15m&limit=1")
                                .statusCode())
                        .isEqualTo(200);
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> response = answer.get();
                statuses.add(response.statusCode());
                if (response.statusCode() == 503) {
                    assertThat(response.headers().firstValue("Retry-After")).contains("1");
                }
            }
            assertThat(statuses).containsOnly(200, 503);
            assertThat(statuses.stream().filter(status -> status == 200).count())
                    .isGreaterThanOrEqualTo(9);
        }
    }

    private static String question(int hours) {
        return "/lab/truth?market=TRENDUSD&at=" + AT + "&side=LONG&stop=" + PRICE * 0.99 + "&target=" + PRICE * 1.01
                + "&expiry=" + AT.plusSeconds(hours * 3_600L) + "&fillDelay=PT5S";
    }
}
