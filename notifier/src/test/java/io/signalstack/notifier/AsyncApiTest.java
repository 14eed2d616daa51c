package io.signalstack.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalstack.contracts.event.OutcomeBody;
import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.feed.ClientFrame;
import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.notifier.application.CloseCode;
import io.signalstack.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class AsyncApiTest {

    private final JsonNode document = document();

    @Test
    void describes_every_frame_and_no_other() {
        Set<String> frames = new TreeSet<>();
        frames.addAll(types(ClientFrame.class).keySet());
        frames.addAll(types(ServerFrame.class).keySet());

        assertThat(names(document.at("/components/messages"))).isEqualTo(frames);
        assertThat(names(document.at("/channels/feed/messages"))).isEqualTo(frames);
        assertThat(messagesOf("receiveFromClients"))
                .isEqualTo(types(ClientFrame.class).keySet());
        assertThat(messagesOf("sendToClients"))
                .isEqualTo(types(ServerFrame.class).keySet());
    }

    @Test
    void describes_every_field_of_every_frame_and_no_other() {
        Stream.of(ClientFrame.class, ServerFrame.class)
                .flatMap(frames -> types(frames).entrySet().stream())
                .forEach(frame -> {
                    JsonNode payload = document.at("/components/messages/" + frame.getKey() + "/payload");
                    Set<String> fields = fields(frame.getValue());
                    fields.add("type");
                    assertThat(names(payload.path("properties")))
                            .as(frame.getKey())
                            .isEqualTo(fields);
                    assertThat(payload.at("/properties/type/const").asText()).isEqualTo(frame.getKey());
                });
    }

    @Test
    void whatever_the_server_sends_is_always_there() {
        types(ServerFrame.class).forEach((name, frame) -> {
            Set<String> required = new TreeSet<>();
            document.at("/components/messages/" + name + "/payload/required").forEach(it -> required.add(it.asText()));
            Set<String> fields = fields(frame);
            fields.add("type");
            assertThat(required).as(name).isEqualTo(fields);
        });
    }

    @Test
    void evidence_of_a_short_is_said_to_be_before_borrowing() {
        String evidence = "#/components/schemas/evidence";
        assertThat(document.at("/components/schemas/signal/properties/evidence/$ref")
                        .asText())
                .isEqualTo(evidence);
        assertThat(document.at(evidence.substring(1)).path("description").asText())
                .contains("That of a SHORT is before borrowing");
    }

    @Test
    void describes_every_field_of_what_the_frames_carry() {
        assertFields("/components/schemas/signal", SignalView.class);
        assertFields("/components/schemas/outcome", OutcomeBody.class);
        assertFields("/components/schemas/problem", Problem.class);
        assertFields("/components/messages/welcome/payload/properties/limits", ServerFrame.Limits.class);
        assertFields("/components/messages/subscribed/payload/properties/snapshot", ServerFrame.Snapshot.class);
    }

    @Test
    void names_all_channels_and_events() {
        List<String> channels = new ObjectMapper().convertValue(List.of(Channel.values()), new TypeReference<>() {});
        List<String> events =
                new ObjectMapper().convertValue(List.of(ServerFrame.Event.values()), new TypeReference<>() {});

        assertThat(document.at("/components/messages/subscribe/payload/properties/channels/items/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(channels);
        assertThat(document.at("/components/schemas/market/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(
                        Stream.of(MarketName.values()).map(MarketName::toString).toList());
        assertThat(document.at("/components/messages/signal/payload/properties/event/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(events);
    }

    @Test
    void says_of_every_close_code_why_and_when_to_come_back() {
        Set<String> codes = Arrays.stream(CloseCode.values())
                .map(reason -> String.valueOf(reason.code()))
                .collect(Collectors.toCollection(TreeSet::new));
        JsonNode table = document.at("/info/x-close-codes");

        assertThat(names(table)).isEqualTo(codes);
        assertThat(table).allSatisfy(code -> assertThat(names(code)).containsExactly("comeBack", "why"));
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private void assertFields(String pointer, Class<?> type) {
        assertThat(names(document.at(pointer + "/properties"))).as(pointer).isEqualTo(fields(type));
    }

    private Set<String> messagesOf(String operation) {
        return document.at("/operations/" + operation + "/messages").findValuesAsText("$ref").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(AsyncApiTest::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? fields(component.getType()).stream()
                : Stream.of(name(component));
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Map<String, Class<?>> types(Class<?> frames) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (JsonSubTypes.Type type : frames.getAnnotation(JsonSubTypes.class).value()) {
            types.put(type.name(), type.value());
        }
        return types;
    }

    private static JsonNode document() {
        try (InputStream yaml = AsyncApiTest.class.getResourceAsStream("/META-INF/asyncapi.yaml")) {
            return new ObjectMapper().valueToTree(new Yaml().<Object>load(yaml));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
