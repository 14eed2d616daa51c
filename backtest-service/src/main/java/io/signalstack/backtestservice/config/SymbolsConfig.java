package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How clients name instruments: the same keys in every service that takes symbols. */
@ConfigMapping(prefix = "signalstack.symbols")
public interface SymbolsConfig {

    @WithDefault("BINANCE")
    String defaultVenue();

    /** Each {@code symbol=VENUE:BASE/QUOTE}. */
    Optional<List<String>> aliases();
}
