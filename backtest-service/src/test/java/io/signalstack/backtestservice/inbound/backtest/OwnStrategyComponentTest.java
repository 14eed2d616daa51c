package io.signalstack.backtestservice.inbound.backtest;

import static io.signalstack.trading.strategy.OwnJar.EAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.testing.ArchivedRecording;
import io.signalstack.backtestservice.testing.Orders;
import io.signalstack.platform.testing.TestTokens;
import io.signalstack.trading.strategy.OwnKind;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A version whose kind is in a jar of the folder of strategies. */
@QuarkusTest
class OwnStrategyComponentTest {

    /** Set by the token resource. */
    TestTokens tokens;

    @Inject
    ArchivedHistory history;

    @Test
    void it_is_run_by_its_name_and_its_jar_is_named() throws IOException {
        // Given
        ArchivedRecording.awaitIn(history);
        var orders = new Orders(tokens);
        String owner = UUID.randomUUID().toString();

        // When
        JsonNode run = orders.done(
                owner,
                orders.by(owner)
                        .contentType(ContentType.JSON)
                        .body("""
                                {"symbol": "REPLAY:BTC/USD", "strategy": "%s", "timeframe": "15m", "days": 3}
                                """.formatted(EAGER.key()))
                        .post("/run"));

        // Then
        JsonNode result = run.get("result");
        assertThat(result.get("strategy").asText()).isEqualTo(EAGER.key().toString());
        assertThat(result.at("/parameters/" + OwnKind.JAR_SHA_256).asText()).hasSize(64);
        assertThat(result.at("/parameters/warmUp").asText()).isEqualTo("250");
        assertThat(orders.get(owner, "/" + run.get("id").asText() + "/trades")).isNotEmpty();
    }
}
