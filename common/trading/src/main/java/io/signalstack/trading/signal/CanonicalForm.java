package io.signalstack.trading.signal;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A signal's core, and its outcome, as bytes: two are the same core exactly when their bytes are. Indicators come in order
 * of their names, whatever the order of the map.
 */
public final class CanonicalForm {

    private CanonicalForm() {}

    /** A core's bytes. */
    public static byte[] of(Signal signal) {
        var out = new CanonicalWriter();
        write(out, signal);
        return out.toBytes();
    }

    /** An outcome's bytes. */
    public static byte[] of(Outcome outcome) {
        var out = new CanonicalWriter();
        write(out, outcome);
        return out.toBytes();
    }

    /** Appends a core. */
    public static void write(CanonicalWriter out, Signal signal) {
        out.text(signal.id())
                .text(signal.strategy().id())
                .text(signal.strategy().version())
                .integer(signal.engineVersion())
                .text(signal.seriesId())
                .instant(signal.seriesStart())
                .text(signal.instrument().toString())
                .text(signal.timeframe().toString())
                .instant(signal.openTime())
                .text(signal.side().name());
        Levels levels = signal.levels();
        out.number(levels.entry()).number(levels.target()).number(levels.stop()).instant(levels.expiresAt());
        write(out, signal.assessment());
        Economics economics = signal.economics();
        out.number(economics.riskPct())
                .number(economics.rewardRisk())
                .number(economics.costR())
                .number(economics.breakEven())
                .flag(signal.tradable());
    }

    private static void write(CanonicalWriter out, Assessment assessment) {
        out.number(assessment.rawScore())
                .number(assessment.qualityScore())
                .optionalNumber(assessment.volumeScore())
                .integer(assessment.indicators().size());
        new TreeMap<>(assessment.indicators())
                .forEach((name, value) -> out.text(name).optionalNumber(value));
        out.integer(assessment.rationale().size());
        assessment.rationale().forEach(out::text);
        out.text(assessment.regime().name()).text(assessment.condition().name());
    }

    /** Appends an outcome. */
    public static void write(CanonicalWriter out, Outcome outcome) {
        out.text(outcome.result().name())
                .optionalInstant(outcome.filledAt())
                .optionalNumber(outcome.fillPrice())
                .optionalInstant(outcome.exitAt())
                .optionalNumber(outcome.exitPrice())
                .optionalNumber(outcome.grossR())
                .optionalNumber(outcome.netR())
                .flag(outcome.ambiguous());
    }

    /** Reads a core back. */
    public static Signal readSignal(CanonicalReader in) {
        String id = in.text();
        var strategy = new StrategyKey(in.text(), in.text());
        int engineVersion = in.integer();
        String seriesId = in.text();
        Instant seriesStart = in.instant();
        Instrument instrument = Instrument.parse(in.text());
        Timeframe timeframe = Timeframe.parse(in.text());
        Instant openTime = in.instant();
        Side side = Side.valueOf(in.text());
        var levels = new Levels(in.number(), in.number(), in.number(), in.instant());
        Assessment assessment = readAssessment(in);
        var economics = new Economics(in.number(), in.number(), in.number(), in.number());
        return new Signal(
                id,
                strategy,
                engineVersion,
                seriesId,
                seriesStart,
                instrument,
                timeframe,
                openTime,
                side,
                levels,
                assessment,
                economics,
                in.flag());
    }

    private static Assessment readAssessment(CanonicalReader in) {
        double rawScore = in.number();
        double qualityScore = in.number();
        Double volumeScore = in.optionalNumber();
        Map<String, @Nullable Double> indicators = new TreeMap<>();
        for (int i = in.integer(); i > 0; i--) {
            indicators.put(in.text(), in.optionalNumber());
        }
        List<String> rationale = new ArrayList<>();
        for (int i = in.integer(); i > 0; i--) {
            rationale.add(in.text());
        }
        return new Assessment(
                rawScore,
                qualityScore,
                volumeScore,
                Collections.unmodifiableMap(indicators),
                List.copyOf(rationale),
                Regime.valueOf(in.text()),
                MarketCondition.valueOf(in.text()));
    }

    /** Reads an outcome back. */
    public static Outcome readOutcome(CanonicalReader in) {
        return new Outcome(
                Outcome.Result.valueOf(in.text()),
                in.optionalInstant(),
                in.optionalNumber(),
                in.optionalInstant(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.flag());
    }
}
