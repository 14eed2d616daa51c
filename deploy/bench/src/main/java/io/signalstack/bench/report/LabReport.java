package io.signalstack.bench.report;

import io.signalstack.bench.report.LabSeed.Times;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.List;
import java.util.function.ToLongFunction;

/** What scorecards say of simulated markets, where the truth is known, as Markdown. */
final class LabReport {

    private final List<LabSeed> seeds;

    LabReport(List<LabSeed> seeds) {
        this.seeds = seeds;
    }

    String toMarkdown() {
        return """
                # What is said of markets whose truth is known

                Engine version %s; simulated markets, seeds %d to %d, two years of 15m candles each. Strategies, costs and rules
                are the built-in ones; scorecards are walked forward: fitted at the start of each 30 days from day 180 on,
                each signal predicted by the newest fit before it, the trades of the last 365 days as evidence. The markets'
                strengths were chosen on other seeds.

                """.formatted(
                        Engine.VERSION, seeds.getFirst().seed(), seeds.getLast().seed())
                + new LabLabels(seeds).toMarkdown()
                + '\n'
                + new LabTruths(seeds).toMarkdown()
                + '\n'
                + times();
    }

    /** The one part that differs from run to run. */
    private String times() {
        var table = new Table("strategy", "engine, ns a candle", "scorecards, ns a candle", "all, of the engine's");
        for (StrategyKey strategy :
                seeds.getFirst().times().stream().map(Times::strategy).toList()) {
            double engine = perCandle(strategy, Times::engineNs);
            double scorecards = perCandle(strategy, Times::scorecardsNs);
            table.row(
                    strategy.toString(),
                    Cell.number(engine, 0),
                    Cell.number(scorecards, 0),
                    Cell.number((engine + scorecards) / engine, 2));
        }
        return "## Time\n\n"
                + "A candle takes "
                + Cell.number(perCandle(seeds.getFirst().times().getFirst().strategy(), Times::generatingNs), 0)
                + " ns to generate. To make scorecards of it, beside what the engine takes to go through it:\n\n"
                + table;
    }

    private double perCandle(StrategyKey strategy, ToLongFunction<Times> ns) {
        List<Times> times = seeds.stream()
                .flatMap(seed -> seed.times().stream())
                .filter(one -> one.strategy().equals(strategy))
                .toList();
        return (double) times.stream().mapToLong(ns).sum()
                / times.stream().mapToInt(Times::candles).sum();
    }
}
