package io.signalstack.worker.config;

import io.signalstack.platform.strategy.StrategyFolder;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.worker.application.ScoreCandles;
import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.ScoringMeters;
import io.signalstack.worker.application.StrategyBook;
import io.signalstack.worker.application.Troubles;
import io.signalstack.worker.inbound.SignalTopology;
import io.signalstack.worker.inbound.ThreadDeaths;
import io.signalstack.worker.outbound.StreamStores;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/** Puts the worker's parts together. */
final class WorkerBeans {

    /** @param kinds known before the first definition is read */
    @Produces
    @Singleton
    static StrategyBook strategyBook(StrategyFolder kinds) {
        return new StrategyBook(
                BuiltInStrategies.all().stream().map(StrategyDefinition::key).collect(Collectors.toUnmodifiableSet()));
    }

    @Produces
    @Singleton
    static Troubles troubles() {
        return new Troubles();
    }

    @Produces
    @Singleton
    static ThreadDeaths threadDeaths(WorkerConfig config, InstantSource clock, ScoringMeters meters) {
        return new ThreadDeaths(
                config.threadDeaths().limit(), config.threadDeaths().within(), clock, meters);
    }

    @Produces
    @Singleton
    static ScorecardBook scorecardBook() {
        return new ScorecardBook();
    }

    /** Not application-scoped: Kafka Streams reads the topology's fields, and a client proxy has none. */
    @Produces
    @Singleton
    static Topology topology(
            StrategyBook strategies,
            ScorecardBook scorecards,
            Troubles troubles,
            ScoringMeters meters,
            InstantSource clock) {
        return SignalTopology.build(
                StreamStores.builders().toList(),
                context -> new ScoreCandles(StreamStores.of(context), strategies, scorecards, troubles, meters, clock),
                meters,
                clock);
    }
}
