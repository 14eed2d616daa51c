package io.signalstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.platform.testing.TokenResource;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
@QuarkusTestResource(TokenResource.class)
class LabComponentTest extends GatewayScene {

    @Test
    void aMarketThatWaitsIsFollowedToWhereItStandsAndOnAsSoonAsItIsStarted() {
        try (CandleTape tape = tape("LAB:TREND/USD")) {
            // Given
            Instant waitsAt = exchange.labNow();
            define(new InstrumentDefinition(
                    "LAB:TREND/USD",
                    "TRENDUSD",
                    new BigDecimal("0.01"),
                    "15m",
                    List.of("15m", "1h", "4h", "1d"),
                    3,
                    1,
                    true,
                    MarketBody.of(MarketKind.simulated())));
            awaitCandlesUntil(tape, waitsAt.minus(Timeframe.M15.length()));

            // When: it would be asked anew for the time of a clock that goes only after five minutes
            exchange.startLab();

            // Then
            awaitCandlesUntil(tape, waitsAt.plus(Timeframe.M15.length().multipliedBy(3)));
            assertThat(tape.events())
                    .filteredOn(SeriesStarted.class::isInstance)
                    .singleElement()
                    .satisfies(started -> assertThat(((SeriesStarted) started).market())
                            .isEqualTo(MarketBody.of(MarketKind.simulated())));
            List<BaseCandle> candles = tape.candles();
            for (int i = 0; i < candles.size(); i++) {
                assertThat(candles.get(i).openTime())
                        .isEqualTo(candles.getFirst()
                                .openTime()
                                .plus(Timeframe.M15.length().multipliedBy(i)));
                assertThat(candles.get(i).backfilled())
                        .as("candle of " + candles.get(i).openTime())
                        .isEqualTo(candles.get(i).openTime().isBefore(waitsAt));
            }
            await().atMost(PATIENCE).until(() -> exchange.labNow().isAfter(waitsAt));
        }
    }
}
