package io.signalstack.bench.report;

import io.signalstack.trading.backtest.AccountFigures;
import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.backtest.Costs;
import io.signalstack.trading.backtest.Coverage;
import io.signalstack.trading.backtest.Figures;
import io.signalstack.trading.backtest.Sizing;
import io.signalstack.trading.backtest.TradeFigures;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What strategies did on recordings, as Markdown: gross beside net, by side, with the ambiguity band and the confidence. */
final class HonestReport {

    private final List<Subject> subjects;
    private final List<StrategyDefinition> strategies;

    /** A report that begins with the first strategy, and shows its confidence in full. */
    HonestReport(List<Subject> subjects, List<StrategyDefinition> strategies) {
        this.subjects = subjects;
        this.strategies = strategies;
    }

    String toMarkdown() {
        List<BacktestResult> all = new ArrayList<>();
        var sections = new StringBuilder();
        for (Subject subject : subjects) {
            sections.append("\n## ").append(subject.series().instrument()).append("\n\n");
            sections.append(subject.provenance()).append(".\n");
            for (Timeframe timeframe : subject.series().timeframes()) {
                List<BacktestResult> results = strategies.stream()
                        .map(strategy -> subject.backtest(strategy, timeframe))
                        .toList();
                sections.append(section(timeframe, results));
                all.addAll(results);
            }
        }
        Map<StrategyKey, List<Settled>> settled = settled();
        return head()
                + verdict(all)
                + sections
                + '\n'
                + new EvidenceSection(subjects, settled).toMarkdown()
                + '\n'
                + new ConfidenceSection(subjects, strategies, settled).toMarkdown();
    }

    private Map<StrategyKey, List<Settled>> settled() {
        Map<StrategyKey, List<Settled>> settled = new LinkedHashMap<>();
        for (StrategyDefinition strategy : strategies) {
            settled.put(
                    strategy.key(),
                    subjects.stream()
                            .flatMap(subject -> subject.settled(strategy).stream())
                            .toList());
        }
        return settled;
    }

    private static String head() {
        return """
                # What the strategies did on the recorded candles

                Engine version %s. A trade costs %s bps of fee and %s bps of slippage a side; each risks %s of the equity.
                A SHORT means to stand aside on a spot market: its trades are counted, its money is not.
                Parameters are the defaults, but for a warm-up of 250 candles instead of 600; ta4j's strategies are left by
                their exit rules. They were not fitted to these candles, nor chosen without having seen them: days are too
                few for a claim, and these figures are none. Figures in R are in units of a trade's risk.
                """.formatted(
                        Engine.VERSION,
                        Cell.number(Costs.DEFAULT.feeBps(), 0),
                        Cell.number(Costs.DEFAULT.slippageBps(), 0),
                        Cell.share(Sizing.DEFAULT.riskFraction()));
    }

    private static String verdict(List<BacktestResult> results) {
        List<TradeFigures> traded = results.stream()
                .map(result -> result.headline().all())
                .filter(figures -> figures.trades() > 0)
                .toList();
        return "\n**Of %d runs, %d traded; %d of them gained before costs, and %d after.**\n"
                .formatted(
                        results.size(),
                        traded.size(),
                        traded.stream()
                                .filter(figures -> figures.gross().total() > 0)
                                .count(),
                        traded.stream()
                                .filter(figures -> figures.net().total() > 0)
                                .count());
    }

    private static String section(Timeframe timeframe, List<BacktestResult> results) {
        Coverage coverage = results.getFirst().coverage();
        return "\n### " + timeframe + "\n\n"
                + Cell.number(coverage.coveredDays(), 2) + " of " + Cell.number(coverage.requestedDays(), 2)
                + " days, " + coverage.candles() + " base candles " + coverage.view()
                + ", SHA-256 " + coverage.candlesHash() + ".\n\n"
                + trades(results)
                + "\nBoth levels inside one candle: taken as stopped above, and as hits here.\n\n"
                + band(results)
                + "\nThe account:\n\n"
                + accounts(results);
    }

    private static Table trades(List<BacktestResult> results) {
        var table = new Table(
                "strategy",
                "side",
                "trades",
                "hit rate",
                "win rate, net",
                "95%, Wilson",
                "mean R, gross",
                "mean R, net",
                "profit factor, gross",
                "profit factor, net",
                "break-even cost, bps");
        for (BacktestResult result : results) {
            Figures figures = result.headline();
            trades(table, name(result), "both", figures.all());
            // A side without a trade would say so seven times.
            if (figures.longs().trades() > 0) {
                trades(table, "", "LONG", figures.longs());
            }
            if (figures.shorts().trades() > 0) {
                trades(table, "", "SHORT", figures.shorts());
            }
        }
        return table;
    }

    private static void trades(Table table, String name, String side, TradeFigures figures) {
        table.row(
                name,
                side,
                Integer.toString(figures.trades()),
                Cell.share(figures.hitRate()),
                Cell.share(figures.net().winRate()),
                Cell.share(figures.winRateInterval()),
                Cell.number(figures.gross().expectancy(), 3),
                Cell.number(figures.net().expectancy(), 3),
                Cell.number(figures.gross().profitFactor(), 2),
                Cell.number(figures.net().profitFactor(), 2),
                Cell.number(figures.breakEvenBps(), 1));
    }

    private static Table band(List<BacktestResult> results) {
        var table = new Table(
                "strategy",
                "signals",
                "ambiguous",
                "unverifiable",
                "not filled",
                "open at the end",
                "hit rate",
                "mean R, net",
                "profit factor, net",
                "net return");
        for (BacktestResult result : results) {
            Figures hits = result.ambiguousAsHits();
            table.row(
                    name(result),
                    Integer.toString(result.counts().signals()),
                    Integer.toString(result.counts().ambiguous()),
                    Integer.toString(result.counts().unverifiable()),
                    Integer.toString(result.counts().notFilled()),
                    Integer.toString(result.counts().openAtEnd()),
                    Cell.share(hits.all().hitRate()),
                    Cell.number(hits.all().net().expectancy(), 3),
                    Cell.number(hits.all().net().profitFactor(), 2),
                    Cell.share(hits.account().netReturn()));
        }
        return table;
    }

    private static Table accounts(List<BacktestResult> results) {
        var table = new Table(
                "strategy",
                "trades",
                "gross return",
                "net return",
                "deepest drawdown",
                "in a trade",
                "turnover",
                "Sharpe");
        for (BacktestResult result : results) {
            AccountFigures account = result.headline().account();
            table.row(
                    name(result),
                    Integer.toString(account.trades()),
                    Cell.share(account.grossReturn()),
                    Cell.share(account.netReturn()),
                    Cell.share(account.maxDrawdown()),
                    Cell.share(account.exposure()),
                    Cell.number(account.turnover(), 1),
                    Cell.number(account.sharpe(), 2));
        }
        return table;
    }

    private static String name(BacktestResult result) {
        return result.request().strategy().key().toString();
    }
}
