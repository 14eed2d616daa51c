package io.signalstack.contracts.event;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.Economics;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signal's core as it travels: the fields of {@link Signal}, flat. */
public record SignalBody(
        String id,
        String strategy,
        int engineVersion,
        String seriesId,
        Instant seriesStart,
        String instrument,
        String timeframe,
        Instant openTime,
        Instant closeTime,
        Side side,
        double entry,
        double target,
        double stop,
        Instant expiresAt,
        double rawScore,
        double qualityScore,
        @Nullable Double volumeScore,
        Map<String, @Nullable Double> technicalIndicators,
        List<String> rationale,
        Regime regime,
        MarketCondition marketConditions,
        double riskPct,
        double rewardRisk,
        double costR,
        double breakEven,
        boolean tradable) {

    public static SignalBody of(Signal signal) {
        Levels levels = signal.levels();
        Assessment assessment = signal.assessment();
        Economics economics = signal.economics();
        return new SignalBody(
                signal.id(),
                signal.strategy().toString(),
                signal.engineVersion(),
                signal.seriesId(),
                signal.seriesStart(),
                signal.instrument().toString(),
                signal.timeframe().toString(),
                signal.openTime(),
                signal.closeTime(),
                signal.side(),
                levels.entry(),
                levels.target(),
                levels.stop(),
                levels.expiresAt(),
                assessment.rawScore(),
                assessment.qualityScore(),
                assessment.volumeScore(),
                assessment.indicators(),
                assessment.rationale(),
                assessment.regime(),
                assessment.condition(),
                economics.riskPct(),
                economics.rewardRisk(),
                economics.costR(),
                economics.breakEven(),
                signal.tradable());
    }

    /** The same in the domain's terms. */
    public Signal toDomain() {
        return new Signal(
                id,
                StrategyKey.parse(strategy),
                engineVersion,
                seriesId,
                seriesStart,
                Instrument.parse(instrument),
                Timeframe.parse(timeframe),
                openTime,
                side,
                new Levels(entry, target, stop, expiresAt),
                new Assessment(
                        rawScore, qualityScore, volumeScore, technicalIndicators, rationale, regime, marketConditions),
                new Economics(riskPct, rewardRisk, costR, breakEven),
                tradable);
    }
}
