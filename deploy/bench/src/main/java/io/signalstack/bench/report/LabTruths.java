package io.signalstack.bench.report;

import io.signalstack.bench.report.LabSeed.Said;
import io.signalstack.lab.LabMarket;
import io.signalstack.lab.Truth;
import io.signalstack.trading.calibration.Prediction;
import io.signalstack.trading.calibration.TrueReliability;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was said of signals before they ended, beside their true chance. */
final class LabTruths {

    private final List<Said> said;
    private final int predictions;

    LabTruths(List<LabSeed> seeds) {
        said = seeds.stream().flatMap(seed -> seed.said().stream()).toList();
        predictions = seeds.stream().mapToInt(LabSeed::predictions).sum();
    }

    String toMarkdown() {
        var errors = new Table("signals", "n", "mean said", "mean true", "calibration error against truth");
        row(errors, "all", _ -> true);
        for (Side side : Side.values()) {
            row(errors, side.name(), one -> one.prediction().side() == side);
        }
        row(errors, "from a curve", one -> one.prediction().calibrated());
        for (Timeframe timeframe : LabMarket.TIMEFRAMES) {
            row(errors, timeframe.toString(), one -> one.prediction().timeframe() == timeframe);
        }
        for (LabMarket market : LabMarket.values()) {
            row(errors, market.name(), one -> one.market() == market);
        }
        return "## Said against true\n\n"
                + "Of " + predictions + " predictions out of sample, " + said.size()
                + " are held against the truth, drawn by"
                + " their ids: the share of hits among " + Truth.PATHS
                + " futures.\nSignals of strategies that leave by a rule of their own have none. All four markets are"
                + " calibrated together, so that\none of them by itself is farther from what is said than all are.\n\n"
                + errors
                + "\n" + curve();
    }

    private void row(Table table, String name, Predicate<Said> which) {
        TrueReliability over = over(which);
        if (over.n() > 0) {
            table.row(
                    name,
                    Integer.toString(over.n()),
                    Cell.number(over.meanPredicted(), 4),
                    Cell.number(over.meanTrue(), 4),
                    Cell.number(over.calibrationError(), 4));
        }
    }

    private Table curve() {
        var table = new Table("said", "n", "mean said", "mean true");
        for (TrueReliability.Bin bin : over(_ -> true).bins()) {
            if (bin.n() > 0) {
                table.row(
                        Cell.number(bin.from(), 1) + " to " + Cell.number(bin.to(), 1),
                        Integer.toString(bin.n()),
                        Cell.number(bin.meanPredicted(), 4),
                        Cell.number(bin.meanTrue(), 4));
            }
        }
        return table;
    }

    TrueReliability over(Predicate<Said> which) {
        Map<Prediction, Double> truths = new HashMap<>();
        List<Said> chosen = said.stream().filter(which).toList();
        chosen.forEach(one -> truths.put(one.prediction(), one.truth()));
        return TrueReliability.of(
                chosen.stream().map(Said::prediction).toList(), prediction -> truths.getOrDefault(prediction, 0.0));
    }
}
