package io.signalstack.trading.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalIdsTest {

    private static final StrategyKey KEY = new StrategyKey("confluence", "1");
    private static final Map<String, String> PARAMETERS = Map.of("threshold", "0.5");
    private static final Instrument BTC = new Instrument("REPLAY", "BTC", "USD");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void every_field_is_part_of_it() {
        Set<String> ids = new LinkedHashSet<>(List.of(
                new SignalIds(KEY, PARAMETERS).of(1, BTC, Timeframe.M1, NOON, Side.LONG),
                new SignalIds(KEY, PARAMETERS).of(2, BTC, Timeframe.M1, NOON, Side.LONG),
                new SignalIds(new StrategyKey("other", "1"), PARAMETERS).of(1, BTC, Timeframe.M1, NOON, Side.LONG),
                new SignalIds(new StrategyKey("confluence", "2"), PARAMETERS).of(1, BTC, Timeframe.M1, NOON, Side.LONG),
                new SignalIds(KEY, Map.of("threshold", "0.6")).of(1, BTC, Timeframe.M1, NOON, Side.LONG),
                new SignalIds(KEY, Map.of("limit", "0.5")).of(1, BTC, Timeframe.M1, NOON, Side.LONG),
                new SignalIds(KEY, PARAMETERS)
                        .of(1, new Instrument("REPLAY", "ETH", "USD"), Timeframe.M1, NOON, Side.LONG),
                new SignalIds(KEY, PARAMETERS).of(1, BTC, Timeframe.M5, NOON, Side.LONG),
                new SignalIds(KEY, PARAMETERS).of(1, BTC, Timeframe.M1, NOON.plusSeconds(60), Side.LONG),
                new SignalIds(KEY, PARAMETERS).of(1, BTC, Timeframe.M1, NOON, Side.SHORT)));
        assertThat(ids).hasSize(10).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void the_order_of_the_parameters_is_no_part_of_it() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(new SignalIds(KEY, one).of(1, BTC, Timeframe.M1, NOON, Side.LONG))
                .isEqualTo(new SignalIds(KEY, other).of(1, BTC, Timeframe.M1, NOON, Side.LONG));
    }

    /** Worked out by other means: sha256 over each text's length in four bytes and its UTF-8. */
    @Test
    void it_is_the_same_for_good() {
        assertThat(new SignalIds(KEY, PARAMETERS).of(1, BTC, Timeframe.M1, NOON, Side.LONG))
                .isEqualTo("58759b47e0f382bdc93a37e1f384c0c8");
    }
}
