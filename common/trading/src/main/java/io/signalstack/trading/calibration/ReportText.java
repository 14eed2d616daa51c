package io.signalstack.trading.calibration;

import io.signalstack.trading.calibration.Reliability.Bin;

/** Writes a report as Markdown that also reads well in a terminal. */
final class ReportText {

    private final StringBuilder out = new StringBuilder();

    private ReportText() {}

    static String of(CalibrationReport report) {
        var text = new ReportText();
        text.head(report);
        text.overview(report);
        text.section("Calibrated", report.calibrated());
        text.section("Uncalibrated", report.uncalibrated());
        text.section("All", report.all());
        text.section("LONG", report.longs());
        text.section("SHORT", report.shorts());
        return text.out.toString();
    }

    private void head(CalibrationReport report) {
        out.append("# Calibration, out of sample\n\n");
        out.append(report.all().n()).append(" predictions");
        if (!report.refits().isEmpty()) {
            out.append(" by ")
                    .append(report.refits().size())
                    .append(" fits, trained to ")
                    .append(report.refits().getFirst())
                    .append(" up to ")
                    .append(report.refits().getLast());
        }
        out.append("; ").append(report.withoutFit()).append(" signals came before the first fit, and of ");
        out.append(report.withoutChance()).append(" too little was known.\n");
        out.append("Intervals are Wilson's, 95%, and take signals as independent.\n");
    }

    /** What was said beside what came, by side and timeframe, and the error beside the one that chance alone would show. */
    private void overview(CalibrationReport report) {
        out.append(
                "\n| predictions | n | mean predicted | observed | calibration error | a perfect one's, mean | its 95% |\n");
        out.append("|---|---:|---:|---:|---:|---:|---:|\n");
        row("all", report.all());
        row("LONG", report.longs());
        row("SHORT", report.shorts());
        report.timeframes().forEach((timeframe, over) -> row(timeframe.toString(), over));
        row(CalibrationReport.LIKELY + " and more", report.likely());
    }

    private void row(String which, Reliability over) {
        out.append("| ").append(which);
        out.append(" | ").append(over.n());
        out.append(" | ").append(Digits.cell(over.meanPredicted()));
        out.append(" | ").append(Digits.cell(over.observed()));
        out.append(" | ").append(Digits.cell(over.calibrationError()));
        out.append(" | ").append(Digits.cell(over.perfect().mean()));
        out.append(" | ").append(Digits.cell(over.perfect().quantile95())).append(" |\n");
    }

    private void section(String title, Reliability reliability) {
        out.append("\n## ").append(title).append(": n = ").append(reliability.n());
        out.append(", hits = ").append(reliability.hits()).append('\n');
        if (reliability.n() == 0) {
            return;
        }
        out.append("\n| predicted | n | hits | mean predicted | observed | 95% interval |\n");
        out.append("|---|---:|---:|---:|---:|---|\n");
        reliability.bins().forEach(this::row);
        String n = " (n = " + reliability.n() + ")";
        out.append("\n- Brier score ").append(Digits.of(reliability.brier())).append(n);
        out.append("; of the base rates known at the fits ").append(Digits.of(reliability.baseRateBrier()));
        out.append("; skill ").append(Digits.of(reliability.brierSkill())).append('\n');
        out.append("- Expected calibration error ")
                .append(Digits.of(reliability.calibrationError()))
                .append(n);
        perfect(reliability.perfect());
    }

    private void row(Bin bin) {
        out.append("| ").append(bin.from()).append(" to ").append(bin.to());
        out.append(" | ").append(bin.n());
        out.append(" | ").append(bin.hits());
        out.append(" | ").append(Digits.cell(bin.meanPredicted()));
        out.append(" | ").append(Digits.cell(bin.observed()));
        out.append(" | ").append(Digits.cell(bin.interval())).append(" |\n");
    }

    private void perfect(PerfectForecaster perfect) {
        out.append("; a perfect forecaster's on the same predictions: mean ").append(Digits.of(perfect.mean()));
        out.append(", 95% quantile ").append(Digits.of(perfect.quantile95()));
        out.append(" (").append(perfect.draws()).append(" draws, ").append(PerfectForecaster.GENERATOR);
        out.append(", seed ").append(perfect.seed()).append(")\n");
    }
}
