package io.signalstack.bench.report;

import io.signalstack.trading.calibration.CalibrationReport;
import io.signalstack.trading.calibration.Prior;
import io.signalstack.trading.calibration.Reliability;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.calibration.WalkForward;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was said of each strategy's signals before it could be known, and what came: fitted anew every few hours. */
final class ConfidenceSection {

    private static final Duration REFIT = Duration.ofHours(6);
    private static final long SEED = 1;

    private final List<Subject> subjects;
    private final List<StrategyDefinition> strategies;
    private final Map<StrategyKey, List<Settled>> settled;

    /** @param settled what each strategy's signals came to, on all subjects */
    ConfidenceSection(
            List<Subject> subjects, List<StrategyDefinition> strategies, Map<StrategyKey, List<Settled>> settled) {
        this.subjects = subjects;
        this.strategies = strategies;
        this.settled = settled;
    }

    String toMarkdown() {
        var table = new Table(
                "strategy",
                "predicted",
                "calibrated",
                "before a fit",
                "too little known",
                "hits",
                "Brier",
                "of base rates",
                "skill",
                "calibration error",
                "a perfect one's",
                "its 95%");
        List<CalibrationReport> reports = strategies.stream().map(this::report).toList();
        for (int i = 0; i < reports.size(); i++) {
            row(table, strategies.get(i).key().toString(), reports.get(i));
        }
        var parts = new Table("strategy", "of", "predicted", "hits", "calibration error", "a perfect one's", "its 95%");
        for (int i = 0; i < reports.size(); i++) {
            parts(parts, strategies.get(i).key().toString(), reports.get(i));
        }
        return "## Confidence, out of sample\n\n"
                + "All recordings and timeframes; fitted anew every " + REFIT.toHours()
                + " hours; expected calibration error of ten bins.\n\n"
                + table + "\nBy side and timeframe:\n\n" + parts + "\nIn full, for "
                + strategies.getFirst().key() + ":\n\n"
                + reports.getFirst().toMarkdown();
    }

    private CalibrationReport report(StrategyDefinition strategy) {
        List<Settled> ofStrategy = settled.getOrDefault(strategy.key(), List.of());
        Prior prior = Prior.of(StrategyFactory.create(strategy));
        return CalibrationReport.of(WalkForward.run(refits(), ofStrategy, _ -> prior), SEED);
    }

    private List<Instant> refits() {
        List<Instant> refits = new ArrayList<>();
        for (Subject subject : subjects) {
            for (Instant at = subject.from(); at.isBefore(subject.to()); at = at.plus(REFIT)) {
                refits.add(at);
            }
        }
        return refits;
    }

    private static void parts(Table table, String name, CalibrationReport report) {
        part(table, name, "LONG", report.longs());
        part(table, name, "SHORT", report.shorts());
        report.timeframes().forEach((timeframe, over) -> part(table, name, timeframe.toString(), over));
    }

    /** A side without a prediction would say so four times. */
    private static void part(Table table, String name, String of, Reliability over) {
        if (over.n() > 0) {
            table.row(
                    name,
                    of,
                    Integer.toString(over.n()),
                    Integer.toString(over.hits()),
                    Cell.number(over.calibrationError(), 4),
                    Cell.number(over.perfect().mean(), 4),
                    Cell.number(over.perfect().quantile95(), 4));
        }
    }

    private static void row(Table table, String name, CalibrationReport report) {
        Reliability all = report.all();
        table.row(
                name,
                Integer.toString(all.n()),
                Integer.toString(report.calibrated().n()),
                Integer.toString(report.withoutFit()),
                Integer.toString(report.withoutChance()),
                Integer.toString(all.hits()),
                Cell.number(all.brier(), 4),
                Cell.number(all.baseRateBrier(), 4),
                Cell.number(all.brierSkill(), 4),
                Cell.number(all.calibrationError(), 4),
                Cell.number(all.perfect().mean(), 4),
                Cell.number(all.perfect().quantile95(), 4));
    }
}
