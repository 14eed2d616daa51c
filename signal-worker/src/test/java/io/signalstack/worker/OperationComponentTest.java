package io.signalstack.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalRequest;
import io.signalstack.contracts.event.UserEvent;
import io.signalstack.platform.kafka.DeadLetters;
import io.signalstack.platform.kafka.OutgoingHeaders;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.worker.testing.RecordedMarket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service shows to those who run it. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
class OperationComponentTest extends WorkerScene {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void noRouteTakesABodyAndWouldHaveToRefuseAnEmptyOne() {
        assertThat(given().get("/q/openapi?format=json").jsonPath().<Object, Object>getMap("paths"))
                .isNullOrEmpty();
    }

    @Test
    void itIsReadyOnceItsStrategiesAreReadAndItRuns() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/health/ready").then().statusCode(200));
        given().get("/health/live").then().statusCode(200);
        given().get("/health/ready")
                .then()
                .body("checks.find { it.name == 'scoring' }.data.streams", equalTo("RUNNING"))
                .body("checks.find { it.name == 'scoring' }.data.strategies", equalTo("read"));
    }

    @Test
    void anInstrumentWithAGapIsNamedInHealthAndKeepsTheServiceReady() {
        // Given
        Instrument instrument = Instrument.parse("GAP:BTC/USD");
        List<CandleEvent> history = RecordedMarket.history(instrument, 20);

        // When
        log.writeCandles(history.subList(0, 10));
        log.writeCandles(history.subList(15, 20));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/health")
                        .then()
                        .statusCode(503)
                        .body(
                                "checks.find { it.name == 'instruments' }.data.'GAP:BTC/USD'",
                                containsString("2013-11-25T00:09:00Z")));
        given().get("/health/ready").then().statusCode(200);
        given().get("/metrics").then().body(containsString("signalstack_candles_refused_total{reason=\"gap\""));

        // When
        log.writeCandles(history.subList(10, 15));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/health").then().statusCode(200));
    }

    @Test
    void anUnreadableRecordIsSetAsideAndCounted() {
        // When
        log.writeCandle("LETTER:BTC/USD", new byte[] {'{'});

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.deadCandles())
                        .anySatisfy(letter -> assertThat(OutgoingHeaders.text(letter.headers(), DeadLetters.CONSUMER))
                                .isEqualTo("signal-worker")));
        given().get("/metrics")
                .then()
                .body(containsString(
                        "signalstack_dead_letters_total{consumer=\"signal-worker\",topic=\"candles.v1\"}"));
    }

    @Test
    void whoAsksIsToldWhatTheStrategiesLastSaid() {
        // Given
        Instrument instrument = Instrument.parse("ASKED:BTC/USD");
        log.writeCandles(RecordedMarket.history(instrument, 20));
        await().atMost(PATIENCE).until(() -> !log.signals(instrument).isEmpty());
        await().atMost(PATIENCE).until(log::allCandlesCommitted);

        // When
        log.writeRequest(new SignalRequest("r-1", "asker", instrument.toString(), "1m"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.userEvents("asker"))
                        .singleElement()
                        .isInstanceOfSatisfying(UserEvent.SignalsRefreshed.class, answer -> {
                            assertThat(answer.requestId()).isEqualTo("r-1");
                            assertThat(answer.evaluations())
                                    .hasSize(BuiltInStrategies.all().size());
                        }));
    }

    @Test
    void itsLagIsShown() {
        given().get("/metrics")
                .then()
                .body(containsString("signalstack_consumer_lag{consumer=\"signal-worker\",topic=\"candles.v1\"}"));
    }
}
