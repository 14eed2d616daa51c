package io.signalstack.trading.calibration;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a calibration's table as Markdown: counts by side and regime, and the curves. */
final class CalibrationText {

    private final StringBuilder out = new StringBuilder();

    private CalibrationText() {}

    static String of(Calibration calibration) {
        var text = new CalibrationText();
        text.out.append("# ").append(calibration.strategy()).append(" on ").append(calibration.timeframe());
        text.out.append(", trained to ").append(calibration.trainedTo()).append("\n\n");
        text.out.append("| side | regime | n | hits | hit rate | 95% interval | curve (strength: probability) |\n");
        text.out.append("|---|---|---:|---:|---:|---|---|\n");
        calibration.sides().forEach((side, cells) -> {
            cells.regimes().forEach((regime, cell) -> text.row(side.name(), regime.name(), cell));
            text.row(side.name(), "all", cells.all());
        });
        text.row("both", "all", calibration.all());
        text.counts("both, on every timeframe", "all", calibration.everywhere(), "");
        return text.out.toString();
    }

    private void row(String side, String regime, Cell cell) {
        counts(side, regime, cell.outcomes(), curve(cell.curve()));
    }

    private void counts(String side, String regime, HitCount count, String curve) {
        out.append("| ").append(side).append(" | ").append(regime);
        out.append(" | ").append(count.n()).append(" | ").append(count.hits());
        out.append(" | ").append(Digits.cell(count.rate()));
        out.append(" | ").append(Digits.cell(count.interval()));
        out.append(" | ").append(curve).append(" |\n");
    }

    private static String curve(@Nullable Curve curve) {
        return curve == null
                ? "too few"
                : curve.knots().stream()
                        .map(knot -> Digits.of(knot.strength()) + ": " + Digits.of(knot.probability()))
                        .collect(Collectors.joining(", "));
    }
}
