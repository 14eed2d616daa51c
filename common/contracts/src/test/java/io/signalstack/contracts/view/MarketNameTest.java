package io.signalstack.contracts.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.contracts.codec.Json;
import io.signalstack.trading.market.MarketKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketNameTest {

    @Test
    void each_kind_of_market_has_its_name() {
        Stream<MarketKind> kinds =
                Stream.of(MarketKind.live(), new MarketKind.Recorded(Instant.EPOCH), MarketKind.simulated());

        assertThat(Arrays.stream(MarketName.values()).map(MarketName::toString))
                .containsExactlyElementsOf(kinds.map(MarketKind::text).toList())
                .hasSize(MarketKind.class.getPermittedSubclasses().length);
        assertThat(Arrays.stream(MarketName.values()).map(name -> MarketName.of(name.toString())))
                .containsExactly(MarketName.values());
        assertThat(Json.text(MarketName.values())).isEqualTo("[\"live\",\"recorded\",\"simulated\"]");
    }
}
