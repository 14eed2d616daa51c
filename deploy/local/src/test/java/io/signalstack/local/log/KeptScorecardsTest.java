package io.signalstack.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptScorecardsTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "f".repeat(32);
    private static final byte[] VALUE = {'{', '}'};

    private final ScorecardServer server = new ScorecardServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final KeptScorecards kept = new KeptScorecards(server.url(), pauses::add);

    @AfterEach
    void close() {
        kept.close();
        server.close();
    }

    @Test
    void one_that_is_kept_comes_as_it_was_published_and_another_not_at_all() {
        server.with(ID, VALUE);

        assertThat(kept.find(ID)).hasValueSatisfying(value -> assertThat(value).isEqualTo(VALUE));
        assertThat(kept.find(OTHER)).isEmpty();
        assertThat(kept.trouble()).isEmpty();
    }

    @Test
    void it_waits_as_long_as_it_is_told_to() {
        server.with(ID, VALUE).refusing(429).refusing(503);

        assertThat(kept.find(ID)).isPresent();
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(kept.trouble()).isEmpty();
    }

    @Test
    void a_service_that_puts_off_forever_is_asked_no_more() {
        server.with(ID, VALUE);
        for (int i = 0; i < 5; i++) {
            server.refusing(503);
        }

        assertThat(kept.find(ID)).isEmpty();
        assertThat(kept.find(OTHER)).isEmpty();
        assertThat(server.asked()).hasSize(5);
        assertThat(kept.trouble()).hasValueSatisfying(why -> assertThat(why).contains("puts off"));
    }

    @Test
    void a_service_that_fails_or_is_gone_is_asked_no_more() {
        server.with(OTHER, VALUE).refusing(502);

        assertThat(kept.find(ID)).isEmpty();
        assertThat(kept.find(OTHER)).isEmpty();
        assertThat(kept.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains(server.url().toString(), "it answers 502"));

        server.close();
        try (KeptScorecards gone = new KeptScorecards(server.url(), pauses::add)) {
            assertThat(gone.find(ID)).isEmpty();
            assertThat(gone.trouble()).hasValueSatisfying(why -> assertThat(why).contains("ConnectException"));
        }
    }

    @Test
    void what_cannot_be_an_id_is_not_asked_for() {
        assertThat(kept.find("../../backtest")).isEmpty();
        assertThat(server.asked()).isEmpty();
    }
}
