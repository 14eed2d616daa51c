package io.signalstack.contracts.event;

import io.signalstack.trading.market.MarketKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an instrument's candles come from, as it travels.
 *
 * @param kind {@code live}, {@code recorded} or {@code simulated}
 * @param recordedUntil when what was recorded ends; null where nothing was
 */
public record MarketBody(String kind, @Nullable Instant recordedUntil) {

    /**
     * Checks that the two go together.
     *
     * @throws IllegalArgumentException naming what is wrong, if there is no such kind
     */
    public MarketBody {
        var _ = MarketKind.of(kind, Optional.ofNullable(recordedUntil));
    }

    /** The market of which nothing else was said. */
    public static final MarketBody LIVE = of(MarketKind.live());

    public static MarketBody of(MarketKind market) {
        return new MarketBody(market.text(), market.recordedUntil().orElse(null));
    }

    /** The kind of market in the domain's terms. */
    public MarketKind toDomain() {
        return MarketKind.of(kind, Optional.ofNullable(recordedUntil));
    }
}
