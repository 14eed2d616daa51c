package io.signalstack.trading.calibration;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a calibration's table as Markdown: counts by regime and side, and the curves. */
final class CalibrationText {

    private final StringBuilder out = new StringBuilder();

    private CalibrationText() {}

    static String of(Calibration calibration) {
        var text = new CalibrationText();
        text.out.append("# ").append(calibration.strategy()).append(" on ").append(calibration.timeframe());
        text.out.append(", trained to ").append(calibration.trainedTo()).append("\n\n");
        text.out.append("| regime | side | n | hits | hit rate | 95% interval | curve (strength: probability) |\n");
        text.out.append("|---|---|---:|---:|---:|---|---|\n");
        calibration.regimes().forEach((regime, cell) -> text.rows(regime.name(), cell));
        text.rows("all", calibration.all());
        return text.out.toString();
    }

    private void rows(String regime, Cell cell) {
        row(regime, "both", cell.both(), curve(cell.curve()));
        row(regime, "LONG", cell.longs(), "");
        row(regime, "SHORT", cell.shorts(), "");
    }

    private void row(String regime, String side, HitCount count, String curve) {
        out.append("| ").append(regime).append(" | ").append(side);
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
