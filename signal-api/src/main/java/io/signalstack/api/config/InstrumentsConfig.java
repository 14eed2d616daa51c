package io.signalstack.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is polled and scored, until an administrator says otherwise; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.instruments")
public interface InstrumentsConfig {

    /** In the order in which they are written to the log. */
    @WithParentName
    List<ConfiguredInstrument> all();

    /** One instrument, in the terms of {@link io.signalstack.contracts.event.InstrumentDefinition}. */
    interface ConfiguredInstrument {

        String instrument();

        String venueSymbol();

        BigDecimal tick();

        @WithDefault("1m")
        String baseInterval();

        List<String> timeframes();

        @WithDefault("7")
        int backfillDays();

        @WithDefault("1")
        int seriesNumber();

        @WithDefault("true")
        boolean enabled();

        @WithDefault("live")
        String market();

        Optional<Instant> recordedUntil();
    }
}
