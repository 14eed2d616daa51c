package io.signalstack.trading.pipeline;

import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.Economics;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.Agreement;
import io.signalstack.trading.strategy.Distances;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.Evaluation.Quiet;
import io.signalstack.trading.strategy.Evaluation.Reason;
import io.signalstack.trading.strategy.MarketSnapshot;
import io.signalstack.trading.strategy.MarketView;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.StrategyVersion;
import io.signalstack.trading.strategy.TradeRules;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a signal of what a strategy proposes, or says what stands against it, asked in this order: its levels, its costs, the
 * cool-down. All that identifies a signal, and every price of it, comes from here.
 *
 * @param version whose proposal it is
 * @param at what the strategy saw
 * @param series the candle's history
 * @param seriesStart open time of the first candle of that history that the engine saw
 * @param open whether an earlier signal of the version is open on the timeframe
 */
record MakeSignal(StrategyVersion version, MarketSnapshot at, Series series, Instant seriesStart, boolean open) {

    /** @throws IllegalArgumentException naming what is wrong with the proposal */
    Evaluation of(Proposal proposal) {
        TradeRules rules = version.rules();
        Reason plainly = plainlyAgainst(proposal, rules);
        if (plainly != null) {
            return Quiet.because(plainly);
        }
        Levels levels = levels(proposal, rules);
        if (levels == null) {
            return Quiet.because(Reason.DEGENERATE);
        }
        Economics economics = Economics.of(levels, rules.costPerSide());
        if (economics.costR() > rules.maxCostR()) {
            return Quiet.because(Reason.COSTS);
        }
        if (open) {
            return Quiet.because(Reason.OPEN_SIGNAL);
        }
        return new Evaluation.Scored(signal(proposal, levels, economics));
    }

    /** Most candles with an opinion come to nothing, and levels are worked out in decimals. */
    private @Nullable Reason plainlyAgainst(Proposal proposal, TradeRules rules) {
        return proposal.distances() == null
                ? rules.plainlyAgainst(at.close(), at.indicators().atr14(), at.tick(), open)
                : null;
    }

    private @Nullable Levels levels(Proposal proposal, TradeRules rules) {
        double atr = at.indicators().atr14();
        @Nullable Distances own = proposal.distances();
        if (own != null) {
            own.requireWithin(at.tick(), at.close());
        }
        if (TradeRules.isFlat(at.close(), atr)) {
            return null;
        }
        return rules.levels(
                proposal.side(),
                at.close(),
                own == null ? rules.distances(atr) : own,
                series.tick(),
                at.timeframe(),
                at.candle().closeTime(at.timeframe()));
    }

    private Signal signal(Proposal proposal, Levels levels, Economics economics) {
        Instant openTime = at.candle().openTime();
        Side side = proposal.side();
        return new Signal(
                version.signalIds().of(Engine.VERSION, series.instrument(), at.timeframe(), openTime, side),
                version.key(),
                Engine.VERSION,
                series.id(),
                seriesStart,
                series.instrument(),
                at.timeframe(),
                openTime,
                side,
                levels,
                assessment(proposal),
                economics,
                side == Side.LONG);
    }

    private Assessment assessment(Proposal proposal) {
        IndicatorSnapshot indicators = at.indicators();
        return new Assessment(
                proposal.rawScore(),
                quality(proposal),
                MarketView.volumeScore(indicators),
                named(),
                version.sentences(proposal.why(), at),
                version.regime(indicators),
                MarketView.condition(indicators));
    }

    /** The mean of agreement, share of traded candles, and distance from the threshold; the share alone without the others. */
    private double quality(Proposal proposal) {
        double traded = at.indicators().tradedShare();
        @Nullable Agreement agreement = proposal.agreement();
        if (agreement == null) {
            return traded;
        }
        double distance = (Math.abs(proposal.rawScore()) - agreement.threshold()) / (1 - agreement.threshold());
        return (agreement.share() + traded + distance) / 3;
    }

    /** The catalogue, and the indicators of its own. */
    private Map<String, @Nullable Double> named() {
        if (version.indicators().isEmpty()) {
            return at.indicators().toMap();
        }
        Map<String, @Nullable Double> all = new TreeMap<>(at.indicators().toMap());
        for (Specification own : version.indicators()) {
            double value = at.further().get(own);
            all.put(own.key(), Double.isNaN(value) ? null : value);
        }
        return Collections.unmodifiableMap(all);
    }
}
