package io.signalstack.notifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How clients name instruments, the same in every service. */
@ConfigMapping(prefix = "signalstack.symbols")
interface SymbolsConfig {

    @WithDefault("BINANCE")
    String defaultVenue();

    Optional<List<String>> aliases();
}
