package io.signalstack.api.inbound;

import io.signalstack.api.application.WatchedInstrument;
import io.signalstack.contracts.event.InstrumentDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An instrument as clients see it. */
record InstrumentView(
        String instrument,
        String venueSymbol,
        BigDecimal tick,
        String baseInterval,
        List<String> timeframes,
        int backfillDays,
        int seriesNumber,
        boolean enabled,

        @Schema(description = "Where its candles come from: live, recorded or simulated")
        String market,

        @Schema(
                description =
                        "When what was recorded ends, and candles begin to repeat; null where nothing was recorded")
        @Nullable Instant recordedUntil,

        @Schema(description = "The close of the last candle in which it was traded, if its market is halted; else null")
        @Nullable Instant haltedSince) {

    static InstrumentView of(WatchedInstrument watched) {
        InstrumentDefinition definition = watched.definition();
        return new InstrumentView(
                definition.instrument(),
                definition.venueSymbol(),
                definition.tick(),
                definition.baseInterval(),
                definition.timeframes(),
                definition.backfillDays(),
                definition.seriesNumber(),
                definition.enabled(),
                definition.market().kind(),
                definition.market().recordedUntil(),
                watched.haltedSince().orElse(null));
    }
}
