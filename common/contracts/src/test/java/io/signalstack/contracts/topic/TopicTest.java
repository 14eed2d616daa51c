package io.signalstack.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"INSTRUMENTS", "CANDLES", "CANDLE_HEADS", "PRICES", "SIGNALS", "SIGNAL_REQUESTS"})
    void topics_keyed_by_instrument_share_one_partition_count(Topic topic) {
        assertThat(topic.partitions()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void is_found_by_its_name(Topic topic) {
        assertThat(Topic.of(topic.text())).isEqualTo(topic);
        assertThat(topic.deadLetter()).isEqualTo(topic.text() + ".dlq");
    }

    @Test
    void keeps_the_log_for_months_and_definitions_for_ever() {
        assertThat(Topic.CANDLES.retention()).contains(Duration.ofDays(120));
        assertThat(Topic.SIGNALS.retention()).contains(Duration.ofDays(90));
        assertThat(Topic.STRATEGIES.retention()).isEmpty();
    }

    @Test
    void an_unknown_name_is_named() {
        assertThatThrownBy(() -> Topic.of("gossip.v1")).hasMessageContaining("gossip.v1");
    }
}
