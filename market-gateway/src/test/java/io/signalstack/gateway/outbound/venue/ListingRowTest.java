package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of prices as venues write them. */
class ListingRowTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "1", "0.00000001", "1e-8", "0.25"})
    void aStepIsAnyDecimalAboveNothing(String text) {
        assertThat(Payload.tickText(TextNode.valueOf(text), "tick")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.00", "-0.01", "NaN", "1e999999999", "0x1", " 1", "1e99"})
    void whatIsNoStepIsRefused(String text) {
        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> Payload.tickText(TextNode.valueOf(text), "tick"));
    }
}
