package io.signalstack.trading.pipeline;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes base candles through tracker, timeframes and strategies, in this order. */
final class TakeCandle {

    private final PipelineState state;
    private final StepAtHand atHand;
    private final AskStrategy asking;

    /** @param atHand what comes of the candle is added to */
    TakeCandle(PipelineState state, CoolDown coolDown, StepAtHand atHand) {
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
        List<Strategy> strategies = state.strategiesAt(openTimeMs);
        state.keepCandles(history);
        state.keepFurther(history);
        List<Lane> lanes = history.lanes();
        for (int i = 0; i < lanes.size(); i++) {
            boolean closes = lanes.get(i).add(candle, openTimeMs);
            for (int s = 0; closes && s < strategies.size(); s++) {
                atHand.evaluated().add(asking.about(history, lanes.get(i), strategies.get(s)));
            }
        }
    }
}
