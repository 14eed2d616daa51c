package io.signalstack.backtestservice.inbound.backtest;

import static io.signalstack.backtestservice.testing.Orders.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.backtest.RunOrder;
import io.signalstack.backtestservice.testing.ArchivedRecording;
import io.signalstack.backtestservice.testing.Orders;
import io.signalstack.contracts.account.Tier;
import io.signalstack.platform.idempotency.KeyedRequest;
import io.signalstack.platform.testing.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that come twice under one Idempotency-Key. */
@QuarkusTest
class RepeatedOrdersComponentTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ORDER = "{\"symbol\":\"BTC/USD\",\"days\":1,\"parameters\":{\"threshold\":\"0.4\"}}";
    private static final String KEY = "key of my own";

    /** Set by the token resource. */
    TestTokens tokens;

    @Inject
    ArchivedHistory history;

    @Inject
    Pool pool;

    private final String owner = UUID.randomUUID().toString();

    @BeforeEach
    void theRecordingIsArchived() {
        ArchivedRecording.awaitIn(history);
    }

    @Test
    void a_repeated_order_gets_the_first_ones_answer_and_costs_nothing() {
        // Given somebody who has three orders an hour
        Response first = order(ORDER);
        first.then().statusCode(202);

        // When
        List<Response> repeated =
                IntStream.range(0, 5).mapToObj(_ -> order(ORDER)).toList();

        // Then
        assertThat(repeated).allSatisfy(again -> {
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.header("Retry-After")).isEqualTo(first.header("Retry-After"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.header("RateLimit-Policy")).startsWith("\"api\"");
        });
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(runs()).containsExactly(first.jsonPath().getString("id"));
    }

    @Test
    void an_order_that_was_waited_for_is_answered_again_with_its_result() {
        // Given
        Response first = request().header("Idempotency-Key", KEY).body(ORDER).post("/run?wait=60");
        first.then().statusCode(200);

        // When
        Response again = order(ORDER);

        // Then
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"symbol\":\"ETH/USD\",\"days\":1,\"parameters\":{\"threshold\":\"0.4\"}}",
                "{\"symbol\":\"BTC/USD\",\"days\":2,\"parameters\":{\"threshold\":\"0.4\"}}",
                "{\"symbol\":\"BTC/USD\",\"days\":1,\"parameters\":{\"threshold\":\"0.5\"}}",
                "{\"symbol\":\"BTC/USD\",\"days\":1}"
            })
    void another_order_under_the_same_key_is_refused(String other) {
        // Given
        order(ORDER).then().statusCode(202);

        // When / Then
        problem(order(other), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void the_same_order_written_otherwise_is_the_same_order() {
        // Given
        String id = order(ORDER).jsonPath().getString("id");

        // When
        Response again = request()
                .header("Idempotency-Key", KEY)
                .body("{ \"parameters\": {\"threshold\": \"0.4\"}, \"days\": 1 }")
                .post("/run?symbol=BTC/USD");

        // Then
        assertThat(again.jsonPath().getString("id")).isEqualTo(id);
    }

    @Test
    void of_many_at_once_one_is_done_and_the_others_are_told_so() {
        // When
        List<Future<Response>> sent;
        try (ExecutorService clients = Executors.newFixedThreadPool(10)) {
            sent = IntStream.range(0, 20)
                    .mapToObj(_ -> clients.submit(() -> order(ORDER)))
                    .toList();
        }
        List<Response> answers = sent.stream().map(Future::resultNow).toList();

        // Then
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 202 && answer.statusCode() != 409)
                .extracting(Response::asString)
                .isEmpty();
        assertThat(answers).extracting(Response::statusCode).contains(202);
        assertThat(runs()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 202)
                .extracting(answer -> answer.jsonPath().getString("id"))
                .containsOnly(runs().getFirst());
    }

    @Test
    void an_order_that_is_still_at_work_is_a_409_until_who_works_on_it_must_be_dead() {
        // Given
        claimed("30 seconds");

        // When / Then
        Response answer = order(ORDER);
        problem(answer, 409, "AT_WORK");
        assertThat(answer.header("Retry-After")).isEqualTo("1");

        // And when
        claimed("61 seconds");

        // Then
        order(ORDER).then().statusCode(202);
    }

    @Test
    void after_a_day_a_key_means_nothing_any_more() {
        // Given
        String id = order(ORDER).jsonPath().getString("id");
        pool.preparedQuery("update idempotency_keys set claimed_at = now() - interval '25 hours' where owner = $1")
                .execute(Tuple.of(owner))
                .await()
                .atMost(LONG);

        // When
        Response later = order("{\"symbol\":\"BTC/USD\",\"days\":2}");

        // Then
        later.then().statusCode(202);
        assertThat(later.jsonPath().getString("id")).isNotEqualTo(id);
    }

    @Test
    void what_was_refused_was_not_asked() {
        // Given
        problem(order("{\"symbol\":\"NO/NE\"}"), 404, "UNKNOWN_SYMBOL");

        // When / Then
        order(ORDER).then().statusCode(202);
    }

    @Test
    void keys_are_each_owners_own() {
        // Given
        String id = order(ORDER).jsonPath().getString("id");

        // When
        Response strangers = new Orders(tokens)
                .by(UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", KEY)
                .body(ORDER)
                .post("/run");

        // Then
        strangers.then().statusCode(202);
        assertThat(strangers.jsonPath().getString("id")).isNotEqualTo(id);
    }

    private Response order(String body) {
        return request().header("Idempotency-Key", KEY).body(body).post("/run");
    }

    private RequestSpecification request() {
        return Orders.request(tokens.user(owner, Tier.FREE)).contentType(ContentType.JSON);
    }

    private List<String> runs() {
        return request().get().jsonPath().getList("id");
    }

    /** Somebody else's claim to the same order under the same key, so long ago. */
    private void claimed(String ago) {
        RunOrder asked = new RunOrder("BTC/USD", null, Map.of("threshold", "0.4"), null, 1, null, null, null, null);
        KeyedRequest request = KeyedRequest.of(owner, "/api/v1/backtest/run", KEY, asked);
        pool.preparedQuery("insert into idempotency_keys (owner, route, key, fingerprint, claim, claimed_at)"
                        + " values ($1, $2, $3, $4, gen_random_uuid(), now() - interval '" + ago + "')"
                        + " on conflict (owner, route, key) do update set claimed_at = excluded.claimed_at")
                .execute(Tuple.of(owner, request.route(), KEY, request.fingerprint()))
                .await()
                .atMost(LONG);
    }
}
