package io.signalstack.trading.backtest;

import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** Runs a backtest at every point of a grid, several at a time. The points share the records and nothing else. */
public final class Sweep {

    private Sweep() {}

    /**
     * Runs them, and waits for the last.
     *
     * @param records the instrument's history in order, beginning with a series, warm-up included; read by all threads
     * @param executor a bounded one, none of whose own threads waits here
     * @param progress told a thousand times at most, by one thread at a time
     * @param cancelled asked for every candle, by all threads
     * @throws CancellationException once {@code cancelled} says so, or if the waiting thread is interrupted
     * @throws IllegalArgumentException naming the parameter, point, strategy kind or record that is not usable, or the open
     *     time of the candle that the records skip
     */
    public static SweepResult run(
            SweepRequest request,
            List<MarketRecord> records,
            ExecutorService executor,
            BacktestProgress progress,
            BooleanSupplier cancelled) {
        Grid grid = request.grid();
        List<SortedMap<String, String>> points = grid.points();
        List<StrategyDefinition> strategies = grid.of(request.backtest().strategy());
        var shared = new SharedProgress(points.size(), progress);
        List<Ran> ran = InParallel.all(
                points.size(),
                (index, stopped) -> {
                    var run = new BacktestRun(request.backtest().with(strategies.get(index)), index == 0);
                    run.over(records, shared.ofOne(), stopped);
                    return Ran.of(run);
                },
                executor,
                cancelled);
        Trials trials = request.trialsBefore();
        for (Ran one : ran) {
            trials = trials.plus(one.figures.account().daily().sharpe());
        }
        List<SweepPoint> shown = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            shown.add(ran.get(i).point(points.get(i), trials));
        }
        SweepResult result = new SweepResult(
                request,
                Engine.VERSION,
                grid.rest(request.backtest().strategy()),
                ran.getFirst().coverage,
                shown,
                TrialKey.of(request.backtest()),
                trials);
        shared.end();
        return result;
    }

    /** What is kept of a run: a thousand lists of trades would not fit. Only the first one's coverage has the hash. */
    private record Ran(Coverage coverage, Counts counts, Figures figures, Figures ambiguousAsHits) {

        static Ran of(BacktestRun run) {
            return new Ran(run.coverage(), run.counts(), run.figures(false), run.figures(true));
        }

        SweepPoint point(SortedMap<String, String> parameters, Trials trials) {
            return new SweepPoint(
                    parameters,
                    coverage.warmingUp(),
                    counts,
                    figures,
                    ambiguousAsHits,
                    DeflatedSharpe.of(figures.account().daily(), trials));
        }
    }
}
