package io.signalstack.trading.pipeline;

import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which strategies score an instrument, and from which base candle to which; mutable, with one owner. */
final class Activations {

    private static final long FOR_GOOD = Long.MAX_VALUE;
    private static final long SEES_ALL = History.NONE;

    private final TreeMap<StrategyKey, Activation> active = new TreeMap<>();

    private List<StrategyVersion> chosen = List.of();
    private boolean seeCandles;
    private boolean askedChanged = true;
    private long sameFromMs = FOR_GOOD;
    private long sameUntilMs = FOR_GOOD;

    /** @param seesFromMs candles that close after it are seen for the strategy */
    private record Activation(
            StrategyDefinition definition, StrategyVersion strategy, long fromMs, long untilMs, long seesFromMs) {

        Activation until(long ms) {
            return new Activation(definition, strategy, fromMs, ms, seesFromMs);
        }

        Activation seeingAll() {
            return new Activation(definition, strategy, fromMs, untilMs, SEES_ALL);
        }
    }

    /**
     * Switches a strategy on; false if it is on already.
     *
     * @param fromMs the first base candle that it scores
     * @param nowMs where the history is: candles that close after it are seen for it
     * @throws IllegalArgumentException naming the strategy, if it is on with another definition, or the definition is not
     *     one of a known kind with parameters in their ranges
     */
    boolean activate(StrategyDefinition definition, long fromMs, long nowMs) {
        Activation before = active.get(definition.key());
        if (before != null && !before.definition.equals(definition)) {
            throw new IllegalArgumentException("strategy " + definition.key() + " is active with another definition");
        }
        if (before != null && before.untilMs == FOR_GOOD) {
            return false;
        }
        active.put(
                definition.key(),
                new Activation(definition, StrategyFactory.create(definition), fromMs, FOR_GOOD, nowMs));
        changed();
        return true;
    }

    /** Switches a strategy off; false if it is off already. */
    boolean deactivate(StrategyKey key, long fromMs) {
        Activation before = active.get(key);
        if (before == null || before.untilMs != FOR_GOOD) {
            return false;
        }
        active.put(key, before.until(fromMs));
        changed();
        return true;
    }

    /** The strategies that score the base candle of this open time, by id. Those that are over by then are dropped. */
    List<StrategyVersion> at(long openTimeMs) {
        if (openTimeMs < sameFromMs || openTimeMs >= sameUntilMs) {
            choose(openTimeMs);
        }
        return chosen;
    }

    /** Those that score, or are about to, by id. */
    List<StrategyVersion> all() {
        return active.values().stream().map(Activation::strategy).toList();
    }

    /** Works out who scores, and until when nothing about that changes. */
    private void choose(long openTimeMs) {
        askedChanged |= active.values().removeIf(activation -> activation.untilMs <= openTimeMs);
        List<StrategyVersion> strategies = new ArrayList<>(active.size());
        sameFromMs = openTimeMs;
        sameUntilMs = FOR_GOOD;
        seeCandles = false;
        for (Activation activation : active.values()) {
            boolean begun = activation.fromMs <= openTimeMs;
            if (begun) {
                strategies.add(activation.strategy);
            }
            sameUntilMs = Math.min(sameUntilMs, begun ? activation.untilMs : activation.fromMs);
            seeCandles |= activation.strategy.seesCandles();
        }
        chosen = strategies;
    }

    /** What was chosen may be others now. */
    private void changed() {
        sameFromMs = FOR_GOOD;
        askedChanged = true;
    }

    /** A new history begins: all of it is there for everyone. */
    void beginHistory() {
        active.replaceAll((key, activation) -> activation.seeingAll());
        askedChanged = true;
    }

    /** Whether {@link #asked()} may be other than when this was called last. */
    boolean takeAskedChange() {
        boolean was = askedChanged;
        askedChanged = false;
        return was;
    }

    /** The indicators beyond the catalogue that anyone needs. */
    Set<Asked> asked() {
        Set<Asked> asked = new TreeSet<>();
        for (Activation activation : active.values()) {
            for (Specification specification : activation.strategy.indicators()) {
                asked.add(new Asked(activation.seesFromMs, specification));
            }
        }
        return asked;
    }

    /** Whether anyone of those at the last candle looks at candles, or will. */
    boolean seeCandles() {
        return seeCandles;
    }

    /** From when on candles are seen for an active strategy: those that close after it. */
    long seesFromMs(StrategyKey key) {
        Activation activation = active.get(key);
        return activation == null ? FOR_GOOD : activation.seesFromMs;
    }

    void write(CanonicalWriter out) {
        out.integer(active.size());
        for (Activation activation : active.values()) {
            StrategyDefinition definition = activation.definition;
            out.text(definition.key().toString())
                    .text(definition.kind())
                    .integer(definition.parameters().size());
            definition.parameters().forEach((name, value) -> out.text(name).text(value));
            out.whole(activation.fromMs).whole(activation.untilMs).whole(activation.seesFromMs);
        }
    }

    void read(CanonicalReader in) {
        for (int i = in.integer(); i > 0; i--) {
            StrategyKey key = StrategyKey.parse(in.text());
            String kind = in.text();
            Map<String, String> parameters = new HashMap<>();
            for (int p = in.integer(); p > 0; p--) {
                parameters.put(in.text(), in.text());
            }
            var definition = new StrategyDefinition(key, kind, parameters);
            StrategyVersion strategy = StrategyFactory.restore(definition);
            active.put(key, new Activation(definition, strategy, in.whole(), in.whole(), in.whole()));
        }
    }
}
