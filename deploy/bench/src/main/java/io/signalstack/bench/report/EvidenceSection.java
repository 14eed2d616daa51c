package io.signalstack.bench.report;

import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Fit;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.List;
import java.util.Map;

/** What the trades of each strategy, recording, timeframe and side prove, as a scorecard at the recording's end says it. */
final class EvidenceSection {

    private final List<Subject> subjects;
    private final Map<StrategyKey, List<Settled>> settled;

    /** @param settled what each strategy's signals came to, on all subjects */
    EvidenceSection(List<Subject> subjects, Map<StrategyKey, List<Settled>> settled) {
        this.subjects = subjects;
        this.settled = settled;
    }

    String toMarkdown() {
        var table = new Table(
                "strategy", "instrument", "timeframe", "side", "trades", "mean R, net", "95%, days drawn", "evidence");
        settled.forEach((strategy, trades) -> {
            for (Subject subject : subjects) {
                Fit fit = Fit.at(subject.to(), trades);
                for (Timeframe timeframe : subject.series().timeframes()) {
                    Scorecard card = fit.scorecard(strategy, subject.series().instrument(), timeframe, trades);
                    for (Side side : Side.values()) {
                        row(table, strategy, card, side);
                    }
                }
            }
        });
        return "## Evidence\n\n"
                + "What the trades prove, after costs: EARNING or LOSING where the interval of their mean is above or below\n"
                + "zero and they are at least " + Evidence.LEAST_TRADES
                + ", else UNPROVEN. That of a SHORT is before borrowing. Sides"
                + " without a trade are left out.\n\n"
                + table;
    }

    private static void row(Table table, StrategyKey strategy, Scorecard card, Side side) {
        Evidence evidence = card.figures(side).evidence();
        if (evidence.n() > 0) {
            table.row(
                    strategy.toString(),
                    card.instrument().toString(),
                    card.calibration().timeframe().toString(),
                    side.name(),
                    Integer.toString(evidence.n()),
                    Cell.number(evidence.meanNetR(), 3),
                    Cell.number(evidence.interval().low(), 3) + " to "
                            + Cell.number(evidence.interval().high(), 3),
                    evidence.label().name());
        }
    }
}
