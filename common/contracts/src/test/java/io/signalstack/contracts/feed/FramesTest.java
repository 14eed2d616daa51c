package io.signalstack.contracts.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.contracts.Samples;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.codec.UnreadableException;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.trading.calibration.Evidence;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    @Test
    void a_subscription_may_leave_out_all_but_its_symbols() {
        assertThat(read("{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"]}"))
                .isEqualTo(new ClientFrame.Subscribe(
                        null,
                        List.of(Channel.SIGNALS, Channel.PRICES),
                        List.of("BTC/USDT"),
                        null,
                        EnumSet.allOf(Evidence.Label.class),
                        EnumSet.allOf(MarketName.class),
                        null));
    }

    @Test
    void reads_a_subscription_with_everything() {
        assertThat(read("""
                        {"type":"subscribe","id":1,"channels":["prices"],"symbols":["BTC/USDT"],"minConfidence":0.6,"evidence":["EARNING"],"market":["live","simulated"],"cursor":"abc"}"""))
                .isEqualTo(new ClientFrame.Subscribe(
                        1L,
                        List.of(Channel.PRICES),
                        List.of("BTC/USDT"),
                        0.6,
                        Set.of(Evidence.Label.EARNING),
                        Set.of(MarketName.LIVE, MarketName.SIMULATED),
                        "abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"shout\"}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"symbols\":[]}",
                "{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"],\"channels\":[\"gossip\"]}",
                "{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"],\"evidence\":[\"SURE\"]}",
                "{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"],\"market\":[\"paper\"]}",
                "{\"type\":\"subscribe\",\"symbols\":[\"BTC/USDT\"],\"market\":\"live\"}",
                "{\"type\":\"unsubscribe\"}"
            })
    void refuses_what_is_no_frame(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void a_signal_frame_has_core_and_annotations_flat() {
        String json = Json.text(
                new ServerFrame.SignalFrame(ServerFrame.Event.OPENED, "abc", SignalView.after(Samples.opened(), null)));

        assertThat(json)
                .startsWith(
                        "{\"type\":\"signal\",\"event\":\"opened\",\"cursor\":\"abc\",\"signal\":{\"id\":\"0123456789abcdef\"")
                .contains("\"confidence\":0.31", "\"symbol\":\"BTC/USD\"", "\"status\":\"OPEN\"", "\"outcome\":null");
    }

    private static ClientFrame read(String json) {
        return Json.readRequest(json.getBytes(UTF_8), ClientFrame.class);
    }
}
