package io.signalstack.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.event.CandleEvent.InstrumentChanged;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.platform.kafka.OutgoingHeaders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

    private static final String BTC = "TEST:BTC/USD";
    private static final Instant MIDNIGHT = Instant.parse("2026-01-10T00:00:00Z");

    @Test
    void changesThatSayDifferentThingsHaveDifferentIdsAndThoseOfLiveMarketsTheOnesTheyAlwaysHad() {
        assertThat(List.of(
                        id(MarketBody.LIVE),
                        id(new MarketBody("simulated", null)),
                        id(new MarketBody("recorded", MIDNIGHT)),
                        id(new MarketBody("recorded", MIDNIGHT.plusSeconds(60)))))
                .doesNotHaveDuplicates()
                .startsWith("TEST:BTC/USD#1/changed/2026-01-10T00:00:00Z/0.01/1m");
    }

    private static String id(MarketBody market) {
        var tick = new BigDecimal("0.01");
        var changed = new InstrumentChanged(BTC, BTC + "#1", tick, "1m", List.of("1m"), market);
        var head = new CandleHead(BTC, BTC + "#1", tick, "1m", List.of("1m"), MIDNIGHT, MIDNIGHT, Map.of(), market);
        return String.valueOf(OutgoingHeaders.text(
                EventHeaders.of(changed, head, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                Headers.EVENT_ID));
    }
}
