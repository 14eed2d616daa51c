package io.signalstack.backtestservice.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How backtests are run; the README says what each key is for. */
@ConfigMapping(prefix = "signalstack.backtest")
public interface BacktestConfig {

    /** Runs at a time. */
    @WithDefault("1")
    int workers();

    /** How long a run belongs to a worker that is no longer heard of. */
    @WithDefault("30S")
    Duration lease();

    /** How often a run's progress is told and its lease renewed; well under the lease. */
    @WithDefault("1S")
    Duration heartbeat();

    /** How often a run is taken up before it is given up. */
    @WithDefault("5")
    int tries();

    /** How often to look for runs that others ordered, or left behind. */
    @WithDefault("1S")
    Duration pollInterval();
}
