package io.signalstack.backtestservice.outbound.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.truth.Truth;
import io.signalstack.backtestservice.application.truth.TruthSource.Answer;
import io.signalstack.backtestservice.outbound.gateway.GatewayClient;
import io.signalstack.backtestservice.testing.Ended;
import io.signalstack.backtestservice.testing.StandInTruths;
import io.signalstack.backtestservice.testing.StandInTruths.Reply;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.platform.security.ServiceCredential;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTruthsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final SignalBody SIGNAL =
            Ended.signal("one", "confluence@1", 2).event().signal();

    private final StandInTruths gateway = new StandInTruths();
    private final GatewayClient client =
            new GatewayClient(gateway.url(), new ServiceCredential(Optional.empty()), LONG, LONG);
    private final GatewayTruths truths = new GatewayTruths(client);

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    private Answer answer(Reply reply) {
        gateway.answering(_ -> reply);
        return truths.ask(SIGNAL, Duration.ofSeconds(5));
    }

    @Test
    void what_the_signal_says_is_asked_and_what_is_told_comes_back() {
        assertThat(answer(Reply.of("{\"hits\":4200,\"filled\":9800,\"paths\":10000,\"probability\":0.42857}")))
                .isEqualTo(new Answer.Known(new Truth.Told(4_200, 9_800, 10_000)));
        assertThat(gateway.asked())
                .containsExactly(Map.of(
                        "instrument", "LAB:TOLD/USD",
                        "at", "2026-11-20T12:00:00Z",
                        "side", "LONG",
                        "stop", "800.0",
                        "target", "815.01",
                        "expiry", "2026-11-21T12:00:00Z",
                        "fillDelay", "PT5S"));
    }

    @ParameterizedTest
    @CsvSource({"404, NO_TRUTH", "400, INVALID_PARAMETER"})
    void a_final_refusal_is_that_nobody_knows(int status, String code) {
        assertThat(answer(Reply.problem(status, code, "why"))).isEqualTo(new Answer.Known(new Truth.None("why")));
    }

    @Test
    void a_signal_that_is_never_filled_has_no_truth() {
        assertThat(answer(Reply.of("{\"hits\":0,\"filled\":0,\"paths\":10000,\"probability\":null}")))
                .isEqualTo(new Answer.Known(new Truth.None("it is filled in none of its futures")));
    }

    @Test
    void who_is_put_off_comes_again_when_told_to() {
        assertThat(answer(new Reply(503, "{}", "7")))
                .isEqualTo(new Answer.Later(Duration.ofSeconds(7), "it is put off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hits\":9801,\"filled\":9800,\"paths\":10000}",
                "{\"hits\":-1,\"filled\":9800,\"paths\":10000}",
                "{\"hits\":1,\"filled\":10001,\"paths\":10000}",
                "{\"hits\":1.5,\"filled\":9800,\"paths\":10000}",
                "{\"hits\":\"1\",\"filled\":9800,\"paths\":10000}",
                "{\"hits\":1,\"paths\":10000}",
                "{\"hits\":1,",
                "[]",
                ""
            })
    void wrong_numbers_are_not_believed(String body) {
        assertThat(answer(Reply.of(body))).isInstanceOfSatisfying(Answer.Later.class, later -> {
            assertThat(later.rest()).isEqualTo(Duration.ofMinutes(1));
            assertThat(later.why()).startsWith("its answer cannot be: ");
        });
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHENTICATED", "404, UNKNOWN_PATH", "500, INTERNAL"})
    void a_refusal_that_says_nothing_of_the_signal_is_not_final(int status, String code) {
        assertThat(answer(Reply.problem(status, code, "why"))).isInstanceOf(Answer.Later.class);
    }

    @Test
    void a_gateway_that_is_gone_is_asked_again() {
        gateway.close();

        assertThat(truths.ask(SIGNAL, Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        Answer.Later.class, later -> assertThat(later.why()).contains("does not answer"));
    }
}
