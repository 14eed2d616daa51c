package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack")
public interface BacktestConfig {

    Symbols symbols();

    Backtest backtest();

    /** How clients name instruments. */
    interface Symbols {

        @WithDefault("BINANCE")
        String defaultVenue();

        Optional<List<String>> aliases();
    }

    /** How backtests are run. */
    interface Backtest {

        /** Runs at a time. */
        @WithDefault("1")
        int workers();

        /** How long a run is taken by a worker that is no longer heard of. */
        @WithDefault("30S")
        Duration lease();

        /** How often a run's progress is told and its lease renewed; well under the lease. */
        @WithDefault("1S")
        Duration heartbeat();

        /** How often a run is taken up before it is given up. */
        @WithDefault("5")
        int tries();

        /** How often to look for runs that others ordered, or left behind. */
        @WithName("poll-interval")
        @WithDefault("1S")
        Duration pollInterval();
    }
}
