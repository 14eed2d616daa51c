package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Duration USUAL = Duration.ofMillis(4_500);

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/backtest/run?wait=60,                60",
        "POST, /api/v1/backtest/run?symbol=BTC/USD&wait=5,  5",
        "POST, /api/v1/backtest/run?wait=07&days=30,        7",
        "POST, /api/v1/backtest/run?wait=61,                0",
        "POST, /api/v1/backtest/run?wait=99,                0",
        "POST, /api/v1/backtest/run?wait=600,               0",
        "POST, /api/v1/backtest/run?await=30,               0",
        "POST, /api/v1/backtest/run,                        0",
        "GET,  /api/v1/backtest/run?wait=30,                0",
        "POST, /api/v1/backtest/run/x?wait=30,              0",
        "GET,  /api/v1/signals/latest?wait=30,              0",
        "POST, /api/v1/auth/login?wait=30,                  0"
    })
    void only_who_orders_a_backtest_may_ask_for_up_to_a_minute_more(String method, String uri, int seconds) {
        RequestTarget.Clear target = new RequestTarget.Clear(uri.split("[?]", -1)[0], uri, "localhost");

        Patience patience = Patience.with(USUAL, HttpMethod.valueOf(method), target);

        assertThat(patience.whole()).isEqualTo(USUAL.plusSeconds(seconds));
    }

    @Test
    void time_that_has_passed_is_not_left_and_a_timer_has_some_all_the_same() {
        long now = System.nanoTime();

        assertThat(new Patience(USUAL, now - Duration.ofSeconds(4).toNanos()).leftMs())
                .isBetween(1L, 500L);
        assertThat(new Patience(USUAL, now - Duration.ofSeconds(5).toNanos()).leftMs())
                .isEqualTo(1);
    }

    @Test
    void a_problem_is_there_within_five_seconds() {
        assertThat(EdgeLimits.DEFAULT.answer()).isLessThan(Duration.ofSeconds(5));
        assertThat(EdgeLimits.DEFAULT.connect()).isLessThan(EdgeLimits.DEFAULT.answer());
    }
}
