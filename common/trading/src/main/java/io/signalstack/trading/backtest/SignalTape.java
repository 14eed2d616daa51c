package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What several sources of signals said, one after the other, by the number of the record that they said it at; plays it
 * back as if one source had said it all. Mutable, with one owner.
 */
final class SignalTape {

    private final Map<Long, Step.Applied> steps = new HashMap<>();
    private final NavigableMap<Long, List<Position>> positions = new TreeMap<>();
    private int openSignals;

    /** Lets a source be listened to; what it says is on the tape. */
    SignalSource recording(SignalSource source) {
        return new Recorder(source);
    }

    /** Plays it back, to the records that it was made with. */
    SignalSource playback(Instrument instrument) {
        return new Player(instrument);
    }

    private final class Recorder implements SignalSource {

        private final SignalSource source;
        private long number;
        private List<Position> now = List.of();

        Recorder(SignalSource source) {
            this.source = source;
        }

        @Override
        public Set<Timeframe> higherTimeframes() {
            return source.higherTimeframes();
        }

        @Override
        public Step on(MarketRecord record) {
            Step step = source.on(record);
            number++;
            if (step instanceof Step.Applied(List<SignalEvent> events, List<Evaluated> evaluated)) {
                List<Evaluated> warming = evaluated.stream()
                        .filter(one -> one.evaluation() instanceof Evaluation.WarmingUp)
                        .toList();
                if (!events.isEmpty() || !warming.isEmpty()) {
                    steps.merge(number, new Step.Applied(events, warming), SignalTape::join);
                }
                hold(source.positions());
                openSignals = source.openSignals();
            }
            return step;
        }

        private void hold(List<Position> held) {
            if (held.isEmpty() && now.isEmpty()) {
                return;
            }
            if (!ids(held).equals(ids(now))) {
                positions.put(number, held);
            }
            now = held;
        }

        private static List<String> ids(List<Position> positions) {
            return positions.stream().map(position -> position.signal().id()).toList();
        }

        @Override
        public List<Position> positions() {
            return now;
        }

        @Override
        public int openSignals() {
            return source.openSignals();
        }
    }

    private static Step.Applied join(Step.Applied earlier, Step.Applied later) {
        List<SignalEvent> events = new ArrayList<>(earlier.events());
        events.addAll(later.events());
        List<Evaluated> evaluated = new ArrayList<>(earlier.evaluated());
        evaluated.addAll(later.evaluated());
        return new Step.Applied(events, evaluated);
    }

    /** An idle pipeline tells which records are taken in, and the tape what was said at them. */
    private final class Player implements SignalSource {

        private final SignalPipeline idle;
        private long number;

        Player(Instrument instrument) {
            idle = new SignalPipeline(instrument);
        }

        @Override
        public Set<Timeframe> higherTimeframes() {
            return Set.of();
        }

        @Override
        public Step on(MarketRecord record) {
            Step step = idle.on(record);
            number++;
            return step instanceof Step.Applied applied ? steps.getOrDefault(number, applied) : step;
        }

        @Override
        public List<Position> positions() {
            Map.Entry<Long, List<Position>> latest = positions.floorEntry(number);
            return latest == null ? List.of() : latest.getValue();
        }

        @Override
        public int openSignals() {
            return openSignals;
        }
    }
}
