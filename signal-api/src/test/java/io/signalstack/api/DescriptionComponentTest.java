package io.signalstack.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.codec.Json;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the OpenAPI document tells of figures that could be taken for more than they are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class DescriptionComponentTest {

    @Test
    void evidence_of_a_short_is_said_to_be_before_borrowing_where_it_is_shown_and_where_it_is_asked_for() {
        JsonNode document = Json.read(given().get("/q/openapi?format=json").asByteArray(), JsonNode.class);

        // When
        String schema = document.at("/components/schemas/SignalView/properties/evidence/$ref")
                .asText();
        JsonNode parameters = document.at("/paths/~1api~1v1~1signals/get/parameters");

        // Then
        assertThat(document.at(schema.substring(schema.indexOf('/')))
                        .path("description")
                        .asText())
                .contains("That of a SHORT is before borrowing");
        assertThat(StreamSupport.stream(parameters.spliterator(), false)
                        .filter(parameter -> parameter.path("name").asText().equals("evidence")))
                .singleElement()
                .satisfies(evidence ->
                        assertThat(evidence.path("description").asText()).contains("that of a SHORT before borrowing"));
    }
}
