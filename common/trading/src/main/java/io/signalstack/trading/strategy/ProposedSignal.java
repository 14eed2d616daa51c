package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.Economics;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A signal that a strategy would give.
 *
 * @param strategy which strategy
 * @param at the indicators at its candle
 * @param setting where that candle stands
 * @param side its direction
 */
public record ProposedSignal(Strategy strategy, IndicatorSnapshot at, Setting setting, Side side) {

    /**
     * What is sure to stand against a signal without its levels, or null: see {@link TradeRules#plainlyAgainst}. To be asked
     * before anything is made for one.
     */
    static @Nullable Quiet plainlyAgainst(TradeRules rules, IndicatorSnapshot at, Setting setting) {
        double tick = setting.series().tick().doubleValue();
        Reason against = rules.plainlyAgainst(at.close(), at.atr14(), tick, setting.signalOpen());
        return against == null ? null : Quiet.because(against);
    }

    /**
     * Gives the signal, or what stands against it, asked in this order: its levels, its costs, the cool-down.
     *
     * @param assessment why it is proposed; asked for only if nothing stands against it
     */
    public Evaluation evaluate(Supplier<Assessment> assessment) {
        TradeRules rules = strategy.rules();
        Instant closeTime = at.candle().closeTime(setting.timeframe());
        Levels levels =
                rules.levels(side, at.close(), at.atr14(), setting.series().tick(), setting.timeframe(), closeTime);
        if (levels == null) {
            return Quiet.because(Reason.DEGENERATE);
        }
        Economics economics = Economics.of(levels, rules.costPerSide());
        if (economics.costR() > rules.maxCostR()) {
            return Quiet.because(Reason.COSTS);
        }
        if (setting.signalOpen()) {
            return Quiet.because(Reason.OPEN_SIGNAL);
        }
        return new Evaluation.Scored(signal(levels, economics, assessment.get()));
    }

    private Signal signal(Levels levels, Economics economics, Assessment assessment) {
        Instant openTime = at.candle().openTime();
        return new Signal(
                strategy.signalIds()
                        .of(
                                setting.engineVersion(),
                                setting.series().instrument(),
                                setting.timeframe(),
                                openTime,
                                side),
                strategy.key(),
                setting.engineVersion(),
                setting.series().id(),
                setting.seriesStart(),
                setting.series().instrument(),
                setting.timeframe(),
                openTime,
                side,
                levels,
                assessment,
                economics,
                side == Side.LONG);
    }
}
