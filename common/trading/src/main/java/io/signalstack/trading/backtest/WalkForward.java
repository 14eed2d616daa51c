package io.signalstack.trading.backtest;

import io.signalstack.trading.backtest.WalkForwardRequest.Span;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * Chooses a grid's point by what is known at a boundary and trades it after, again and again: what it claims is out of
 * sample only.
 *
 * <p>Each candidate is run once over all samples; in each it is measured by the trades of the signals that came in it and
 * would have expired by its end, so that nothing after the boundary has a say.
 */
public final class WalkForward {

    private WalkForward() {}

    /**
     * Runs it, and waits for its end: the candidates several at a time, the windows one after the other.
     *
     * @param records the instrument's history in order, beginning with a series, warm-up included; read by all threads
     * @param executor a bounded one, none of whose own threads waits here
     * @param progress told a thousand times at most, by one thread at a time
     * @param cancelled asked for every candle, by all threads
     * @throws CancellationException once {@code cancelled} says so, or if the waiting thread is interrupted
     * @throws IllegalArgumentException naming the parameter, point, strategy kind or record that is not usable, or the open
     *     time of the candle that the records skip
     */
    public static WalkForwardResult run(
            WalkForwardRequest request,
            List<MarketRecord> records,
            ExecutorService executor,
            BacktestProgress progress,
            BooleanSupplier cancelled) {
        List<Span> spans = request.spans();
        List<StrategyDefinition> candidates =
                request.grid().of(request.backtest().strategy());
        BacktestRequest sampled = request.backtest()
                .over(request.backtest().from(), spans.getLast().boundary());
        var shared = new SharedProgress(candidates.size() + 1, progress);
        List<List<InSample>> scores = InParallel.all(
                candidates.size(),
                (index, stopped) -> {
                    BacktestRequest one = sampled.with(candidates.get(index));
                    return InSample.of(new BacktestRun(one, false).over(records, shared.ofOne(), stopped), one, spans);
                },
                executor,
                cancelled);
        Trials trials = request.trialsBefore();
        for (List<InSample> candidate : scores) {
            for (InSample score : candidate) {
                trials = trials.plus(score.dailySharpe());
            }
        }
        List<Choice> choices = choices(request, spans, scores);
        BacktestRun run = trade(request, choices, candidates, records, shared, cancelled);
        BacktestResult outOfSample =
                run.result(request.grid().rest(request.backtest().strategy()));
        List<SortedMap<String, String>> points = request.grid().points();
        WalkForwardResult result = new WalkForwardResult(
                request,
                choices.stream()
                        .map(choice -> choice.window(points, scores, run.trades()))
                        .toList(),
                outOfSample,
                TrialKey.of(request.backtest()),
                trials,
                DeflatedSharpe.of(outOfSample.headline().account().daily(), trials));
        shared.end();
        return result;
    }

    /**
     * What was chosen for a window.
     *
     * @param number of the window
     * @param eligible how many candidates had enough trades
     * @param candidate the best of them, or {@link #NONE}
     */
    private record Choice(Span span, int number, int eligible, int candidate) {

        static final int NONE = -1;

        WalkForwardWindow window(
                List<SortedMap<String, String>> points, List<List<InSample>> scores, List<Trade> trades) {
            boolean none = candidate == NONE;
            return new WalkForwardWindow(
                    span.from(),
                    span.boundary(),
                    span.to(),
                    eligible,
                    none ? null : points.get(candidate),
                    none ? null : scores.get(candidate).get(number),
                    none ? "no candidate had enough trades in sample" : null,
                    TradeFigures.of(trades.stream()
                            .filter(trade -> span.outOfSample(trade.signalledAt()))
                            .toList()));
        }
    }

    private static List<Choice> choices(WalkForwardRequest request, List<Span> spans, List<List<InSample>> scores) {
        List<Choice> choices = new ArrayList<>();
        for (int number = 0; number < spans.size(); number++) {
            int eligible = 0;
            int best = Choice.NONE;
            double bestR = Double.NEGATIVE_INFINITY;
            for (int candidate = 0; candidate < scores.size(); candidate++) {
                InSample score = scores.get(candidate).get(number);
                Double meanNetR = score.meanNetR().value();
                if (meanNetR != null && score.trades() >= request.leastTrades()) {
                    eligible++;
                    if (meanNetR > bestR) {
                        best = candidate;
                        bestR = meanNetR;
                    }
                }
            }
            choices.add(new Choice(spans.get(number), number, eligible, best));
        }
        return choices;
    }

    /** Windows that follow one another with the same choice are traded in one stretch: it comes to the same. */
    private static BacktestRun trade(
            WalkForwardRequest request,
            List<Choice> choices,
            List<StrategyDefinition> candidates,
            List<MarketRecord> records,
            SharedProgress progress,
            BooleanSupplier cancelled) {
        var outOfSample = new OutOfSample(request.backtest(), records, cancelled);
        for (int first = 0, last; first < choices.size(); first = last + 1) {
            last = first;
            int candidate = choices.get(first).candidate();
            if (candidate == Choice.NONE) {
                continue;
            }
            while (last + 1 < choices.size()
                    && choices.get(last + 1).candidate() == candidate
                    && choices.get(last + 1)
                            .span()
                            .boundary()
                            .equals(choices.get(last).span().to())) {
                last++;
            }
            outOfSample.trade(
                    candidates.get(candidate),
                    choices.get(first).span(),
                    choices.get(last).span());
        }
        return outOfSample.run(choices.getFirst().span(), progress.ofOne());
    }
}
