package io.signalstack.backtestservice.config;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.backtest.PlanBacktest;
import io.signalstack.backtestservice.application.backtest.RunBacktest;
import io.signalstack.backtestservice.application.backtest.RunQueue;
import io.signalstack.backtestservice.application.backtest.WorkOnQueue;
import io.signalstack.backtestservice.application.scorecard.ArchivedMarkets;
import io.signalstack.backtestservice.application.scorecard.DueScorecards;
import io.signalstack.backtestservice.application.scorecard.HandOutScorecards;
import io.signalstack.backtestservice.application.scorecard.KnownStrategies;
import io.signalstack.backtestservice.application.scorecard.MakeScorecards;
import io.signalstack.backtestservice.application.scorecard.ScorecardNews;
import io.signalstack.backtestservice.application.scorecard.ScorecardStore;
import io.signalstack.backtestservice.application.scorecard.ScorecardTopic;
import io.signalstack.backtestservice.application.scorecard.WalkMarket;
import io.signalstack.backtestservice.application.scorecard.Walks;
import io.signalstack.backtestservice.application.truth.AskForTruths;
import io.signalstack.backtestservice.application.truth.TruthSource;
import io.signalstack.backtestservice.application.truth.Truths;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    @Produces
    @Singleton
    MakeScorecards makeScorecards(
            ScorecardConfig config,
            StrategyFolder kinds,
            MakeScorecards.Due due,
            ScorecardStore store,
            WalkMarket walkMarket,
            ScorecardTopic topic,
            ScorecardNews news) {
        ExecutorService walkers = Executors.newFixedThreadPool(
                config.workers(), Thread.ofPlatform().name("walks-", 1).daemon().factory());
        return new MakeScorecards(
                due, store, walkMarket, new HandOutScorecards(store, topic, news), news, walkers, config.heartbeat());
    }

    @Produces
    @Singleton
    MakeScorecards.Due dueScorecards(ScorecardConfig config, ArchivedMarkets markets, KnownStrategies strategies) {
        return new MakeScorecards.Due(markets, strategies, new DueScorecards(config.settling(), config.staleAfter()));
    }

    @Produces
    @Singleton
    WalkMarket walkMarket(ScorecardConfig config, ArchivedHistory history, Walks walks) {
        return new WalkMarket(history, walks, config.stride());
    }

    @Produces
    @Singleton
    AskForTruths askForTruths(
            Truths truths, TruthSource source, KnownStrategies strategies, StrategyFolder kinds, InstantSource clock) {
        return new AskForTruths(truths, source, strategies, clock);
    }
}
