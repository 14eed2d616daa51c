package io.signalstack.trading.calibration;

import io.signalstack.trading.signal.Regime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outcomes of one side.
 *
 * @param all those of every regime
 * @param regimes those of each
 */
public record SideCells(Cell all, Map<Regime, Cell> regimes) {

    /** A side without an outcome. */
    public static final SideCells EMPTY = new SideCells(Cell.EMPTY, Map.of());

    /** Gives a regime that is left out an empty cell. */
    public SideCells {
        Map<Regime, Cell> complete = new EnumMap<>(Regime.class);
        for (Regime regime : Regime.values()) {
            complete.put(regime, regimes.getOrDefault(regime, Cell.EMPTY));
        }
        regimes = Collections.unmodifiableMap(complete);
    }

    static SideCells of(Collection<Settled> settled) {
        Map<Regime, List<Settled>> byRegime = settled.stream().collect(Collectors.groupingBy(Settled::regime));
        Map<Regime, Cell> regimes = new EnumMap<>(Regime.class);
        byRegime.forEach((regime, ofRegime) -> regimes.put(regime, Cell.of(ofRegime)));
        return new SideCells(Cell.of(settled), regimes);
    }

    Cell regime(Regime regime) {
        return regimes.getOrDefault(regime, Cell.EMPTY);
    }
}
