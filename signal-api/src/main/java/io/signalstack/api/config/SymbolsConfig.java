package io.signalstack.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How clients name instruments; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.symbols")
public interface SymbolsConfig {

    /** Venue of a symbol that names none. */
    @WithDefault("BINANCE")
    String defaultVenue();

    /** Each {@code symbol=VENUE:BASE/QUOTE}. */
    Optional<List<String>> aliases();
}
