package io.signalstack.gateway.outbound.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalstack.gateway.simulation.Warnings;
import io.signalstack.platform.metrics.Metrics;
import org.junit.jupiter.api.Test;

class SetAsideRowsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SetAsideRows aside = new SetAsideRows("TEST", meters);

    @Test
    void aRowIsCountedEachTimeAndNamedOnce() {
        try (Warnings warnings = new Warnings()) {
            // When
            aside.candle("BTCUSD 1m 2018-02-09T09:28:00Z, low is none");
            aside.candle("BTCUSD 1m 2018-02-09T09:28:00Z, low is none");
            aside.price("last price of LUNAUSD is none");

            // Then
            assertThat(counted("candle")).isEqualTo(2);
            assertThat(counted("price")).isEqualTo(1);
            assertThat(warnings.said()).hasSize(2);
            assertThat(warnings.said().getFirst()).contains("TEST", "BTCUSD 1m 2018-02-09T09:28:00Z, low is none");
        }
    }

    private double counted(String kind) {
        return meters.counter(Metrics.EXCHANGE_ROWS_UNREAD, "venue", "TEST", "kind", kind)
                .count();
    }
}
