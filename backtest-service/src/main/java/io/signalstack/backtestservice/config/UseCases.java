package io.signalstack.backtestservice.config;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.backtest.PlanBacktest;
import io.signalstack.backtestservice.application.backtest.RunBacktest;
import io.signalstack.backtestservice.application.backtest.RunQueue;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue;
import io.signalstack.backtestservice.outbound.postgres.Reach;
import io.signalstack.backtestservice.outbound.postgres.ReachableKeys;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.platform.idempotency.OncePerKey;
import io.signalstack.platform.idempotency.PostgresIdempotencyKeys;
import io.signalstack.platform.strategy.OwnStrategies;
import io.signalstack.platform.strategy.StrategyFolder;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Puts the use cases together. */
public class UseCases {

    @Produces
    @Singleton
    PlanBacktest planBacktest(SymbolsConfig symbols, OwnStrategies own, StrategyFolder kinds, ArchivedHistory history) {
        SymbolResolver resolver =
                SymbolResolver.of(symbols.defaultVenue(), symbols.aliases().orElse(List.of()));
        List<StrategyDefinition> strategies = Stream.concat(
                        BuiltInStrategies.all().stream(), own.definitions().stream())
                .toList();
        return new PlanBacktest(resolver, strategies, history);
    }

    @Produces
    @Singleton
    OncePerKey oncePerKey(Pool pool, Reach reach) {
        return new OncePerKey(new ReachableKeys(new PostgresIdempotencyKeys(pool), reach));
    }

    @Produces
    @Singleton
    WorkOnQueue workOnQueue(
            BacktestConfig config, StrategyFolder kinds, RunQueue queue, ArchivedHistory history, InstantSource clock) {
        return new WorkOnQueue(queue, new RunBacktest(history, clock), config.heartbeat());
    }
}
