package io.signalstack.backtestservice.application.backtest;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.contracts.codec.Json;
import io.signalstack.trading.backtest.Backtest;
import io.signalstack.trading.backtest.BacktestProgress;
import io.signalstack.trading.backtest.BacktestRequest;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.backtest.Costs;
import io.signalstack.trading.backtest.Shorts;
import io.signalstack.trading.backtest.Sizing;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs the pipeline that live signals come from over the archive, from the start of the series' course. */
public final class RunBacktest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ArchivedHistory history;
    private final InstantSource clock;

    /** @param clock for the pace that is shown while it runs, and nothing else */
    public RunBacktest(ArchivedHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    /**
     * Runs it to its end, blocking.
     *
     * @param progress told now and then
     * @param cancelled asked for every candle
     * @return empty if it was cancelled
     * @throws IllegalStateException if the archive no longer has the series
     */
    public Optional<RunResult> run(RunSpec spec, Consumer<Progress> progress, BooleanSupplier cancelled) {
        ArchivedSeries series = history.series(spec.seriesId())
                .await()
                .atMost(PATIENCE)
                .orElseThrow(() -> new IllegalStateException("the archive has no series " + spec.seriesId()))
                .fetchedFrom(spec.fetchedFrom());
        var candles = new PlayedCandles(series, spec.from(), history.records(series, spec.to()));
        try {
            BacktestResult result = Backtest.run(request(spec), candles, pace(progress), cancelled);
            return Optional.of(kept(spec, result, candles.provenance()));
        } catch (CancellationException _) {
            return Optional.empty();
        }
    }

    private static BacktestRequest request(RunSpec spec) {
        return new BacktestRequest(
                new StrategyDefinition(StrategyKey.parse(spec.strategy()), spec.kind(), spec.parameters()),
                Instrument.parse(spec.instrument()),
                Timeframe.parse(spec.timeframe()),
                spec.from(),
                spec.to(),
                new Costs(spec.feeBps(), spec.slippageBps()),
                new Sizing(Sizing.DEFAULT.startingCapital(), spec.riskPct() / 100),
                spec.allowShort() ? Shorts.allowed(spec.borrowRatePct() / 100) : Shorts.LEFT_OUT);
    }

    private BacktestProgress pace(Consumer<Progress> progress) {
        Instant start = clock.instant();
        return (fraction, candles) -> {
            long ms = Math.max(1, Duration.between(start, clock.instant()).toMillis());
            progress.accept(new Progress(fraction, candles * 1000.0 / ms));
        };
    }

    private static RunResult kept(RunSpec spec, BacktestResult result, Provenance provenance) {
        return new RunResult(
                Json.text(BacktestReport.of(spec, result, provenance)),
                Json.text(result.equity()),
                result.trades().stream().map(Json::text).toList());
    }
}
