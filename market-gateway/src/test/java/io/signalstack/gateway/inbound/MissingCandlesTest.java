package io.signalstack.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissingCandlesTest {

    private static final Instant START = Instant.parse("2018-02-09T06:00:00Z");

    private final MissingCandles missing = new MissingCandles(Timeframe.M1);

    @Test
    void candlesInARowLackNothing() {
        minutes(5, 6, 7);
        assertThat(missing.isNone()).isTrue();
    }

    @Test
    void whatLacksBetweenTwoIsNamedByWhenItOpens() {
        minutes(0, 1, 3, 6);
        assertThat(missing.isNone()).isFalse();
        assertThat(missing).hasToString("3 (2018-02-09T06:02:00Z, 2018-02-09T06:04:00Z, 2018-02-09T06:05:00Z)");
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        minutes(0, 500);
        assertThat(missing.toString()).startsWith("499 (").endsWith("2018-02-09T06:10:00Z and more)");
    }

    private void minutes(int... minutes) {
        IntStream.of(minutes)
                .mapToObj(minute -> Candle.flat(START.plusSeconds(60L * minute), 8_000))
                .forEach(missing::next);
    }
}
