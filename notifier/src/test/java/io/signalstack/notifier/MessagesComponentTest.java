package io.signalstack.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.event.LastPrice;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MessagesComponentTest extends FeedFixture {

    @Test
    void answers_pings() {
        JsonNode pong = connect(Tier.FREE).send("{\"type\":\"ping\",\"id\":42}").next("pong");

        assertThat(pong.path("id").asInt()).isEqualTo(42);
    }

    @Test
    void answers_what_it_cannot_do_with_a_problem_and_goes_on() {
        FeedClient client = connect(Tier.FREE);

        client.send("{\"type\":\"subscribe\",\"id\":1,\"symbols\":[\"NO/SUCH\"]}");
        assertError(client, 1, "UNKNOWN_SYMBOL");
        client.send(subscribe("\"id\":2,\"cursor\":\"nonsense\""));
        assertError(client, 2, "BAD_CURSOR");
        client.send(subscribe("\"id\":3,\"minConfidence\":60"));
        assertError(client, 3, "INVALID_PARAMETER");
        client.send("{\"type\":\"auth\",\"id\":4,\"token\":\"abc\"}");
        assertError(client, 4, "TOKEN_INVALID");
        client.send("{\"type\":\"auth\",\"id\":5,\"token\":\"" + tokens.user("somebody else", Tier.FREE) + "\"}");
        assertError(client, 5, "TOKEN_INVALID");
        client.send("{\"type\":\"ping\"}").next("pong");
    }

    @Test
    void a_tier_has_its_number_of_symbols() {
        List<String> many =
                IntStream.range(0, 11).mapToObj(i -> "REPLAY:M" + i + "/USD").toList();
        many.forEach(publisher::define);
        publisher.price(new LastPrice(many.getLast(), 1, NOW));
        FeedClient client = connect(Tier.FREE);

        await().untilAsserted(() -> assertThat(client.send(Json.text(Map.of("type", "subscribe", "symbols", many)))
                        .next("error")
                        .path("problem")
                        .path("code")
                        .asText())
                .isEqualTo("TIER_TOO_LOW"));
    }

    @Test
    void three_unreadable_messages_end_the_session() {
        FeedClient client = connect(Tier.FREE);
        client.send("{");
        assertError(client, null, "MALFORMED_JSON");
        client.sendBinary(new byte[] {1, 2, 3});
        assertError(client, null, "MALFORMED_JSON");
        client.send("{\"type\":\"shout\"}");
        assertError(client, null, "INVALID_BODY");

        assertThat(client.closeCode()).isEqualTo(4400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'ping','id':1.5}                                       | id",
                "{'type':'ping','id':'1'}                                       | id",
                "{'type':'ping','idd':1}                                        | idd",
                "{'type':'ping','id':1,'id':2}                                  | id",
                "{'type':'ping'}{'type':'ping'}                                 | body",
                "{'type':'subscribe','symbols':[7]}                             | symbols[0]",
                "{'type':'subscribe','symbols':['BTC/USD'],'minConfidence':'1'} | minConfidence",
                "{'type':'subscribe','symbols':['BTC/USD'],'channels':[0]}      | channels[0]",
                "{'type':'subscribe','symbols':['BTC/USD'],'market':['paper']}  | market[0]",
                "{'type':'subscribe','symbols':['BTC/USD'],'market':'live'}     | market",
                "{'id':1}                                                       | type",
                "null                                                           | body",
                "[]                                                             | body"
            })
    void a_message_that_would_have_to_be_guessed_at_is_refused_and_the_field_named(String message, String field) {
        FeedClient client = connect(Tier.PRO).send(message.replace('\'', '"'));

        JsonNode problem = client.next("error").path("problem");
        assertThat(problem.path("code").asText()).isEqualTo("INVALID_BODY");
        assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
    }

    @Test
    void more_than_20_messages_a_second_end_the_session() {
        FeedClient client = connect(Tier.FREE);

        client.flood("{\"type\":\"ping\"}", 40);

        assertError(client, null, "RATE_LIMITED");
        assertThat(client.closeCode()).isEqualTo(4429);
    }

    private static void assertError(FeedClient client, Integer id, String code) {
        JsonNode error = client.next("error");
        assertThat(error.path("problem").path("code").asText()).isEqualTo(code);
        assertThat(error.path("problem").path("status").asInt()).isGreaterThanOrEqualTo(400);
        assertThat(error.path("id").isNull() ? null : error.path("id").asInt()).isEqualTo(id);
    }
}
