package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyVersion;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes base candles through tracker, timeframes and strategies, in this order: whoever is asked on a timeframe sees the
 * higher ones that the same candle closes as they are after it.
 */
final class TakeCandle {

    /** Strategies are asked on every timeframe. */
    static final Set<Timeframe> ON_ALL = Collections.unmodifiableSet(EnumSet.allOf(Timeframe.class));

    private final PipelineState state;
    private final StepAtHand atHand;
    private final AskStrategy asking;
    private final Set<Timeframe> scored;

    /**
     * One at its start.
     *
     * @param scored on which timeframes strategies are asked; of the others they may read
     * @param atHand what comes of the candle is added to
     */
    TakeCandle(PipelineState state, CoolDown coolDown, Set<Timeframe> scored, StepAtHand atHand) {
        this.scored = scored;
        this.state = state;
        this.atHand = atHand;
        this.asking = new AskStrategy(state, coolDown, atHand);
    }

    /** The candle of an open time, null for a lost one; those between the last one and it are lost. */
    void of(History history, long openTimeMs, @Nullable Candle candle) {
        while (history.nextMs() != History.NONE && history.nextMs() < openTimeMs) {
            next(history, history.nextMs(), null);
        }
        next(history, openTimeMs, candle);
    }

    private void next(History history, long openTimeMs, @Nullable Candle candle) {
        Timeframe base = history.series().baseInterval();
        history.advance(openTimeMs, candle);
        if (candle == null) {
            state.tracker().lose(openTimeMs, base, atHand.events());
        } else {
            state.tracker().add(candle, base, atHand.events());
        }
        List<StrategyVersion> strategies = state.strategiesAt(openTimeMs);
        state.keepCandles(history);
        state.keepFurther(history);
        List<Lane> lanes = history.lanes();
        long closed = 0;
        for (int i = 0; i < lanes.size(); i++) {
            boolean asked = lanes.get(i).add(candle, openTimeMs)
                    && scored.contains(lanes.get(i).timeframe());
            closed |= asked ? 1L << i : 0;
        }
        for (int i = 0; i < lanes.size(); i++) {
            boolean closes = (closed >> i & 1) != 0;
            for (int s = 0; closes && s < strategies.size(); s++) {
                atHand.evaluated().add(asking.about(history, lanes.get(i), strategies.get(s)));
            }
        }
    }
}
