package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What settled signals teach at an instant T: every strategy version and timeframe calibrated from the outcomes known by
 * then. A signal that expires after T is not looked at, even where it had ended before.
 */
public final class Fit {

    private final Instant trainedTo;
    private final Map<StrategyKey, HitCount> everywhere;
    private final Map<Key, Calibration> calibrations;

    private record Key(StrategyKey strategy, Timeframe timeframe) {

        static Key of(Settled signal) {
            return new Key(signal.strategy(), signal.timeframe());
        }
    }

    private Fit(Instant trainedTo, Collection<Settled> known) {
        this.trainedTo = trainedTo;
        this.everywhere = known.stream()
                .collect(Collectors.groupingBy(
                        Settled::strategy, Collectors.collectingAndThen(Collectors.toList(), HitCount::of)));
        this.calibrations = known.stream()
                .collect(Collectors.groupingBy(
                        Key::of, Collectors.collectingAndThen(Collectors.toList(), this::calibrate)));
    }

    /**
     * Fits.
     *
     * @param trainedTo T; cut to whole milliseconds
     * @param settled signals of any strategy, instrument and time, each of them once
     */
    public static Fit at(Instant trainedTo, Collection<Settled> settled) {
        Instant cut = trainedTo.truncatedTo(ChronoUnit.MILLIS);
        return new Fit(
                cut, settled.stream().filter(signal -> signal.isKnownAt(cut)).toList());
    }

    private Calibration calibrate(List<Settled> settled) {
        Map<Side, SideCells> sides = new EnumMap<>(Side.class);
        settled.stream()
                .collect(Collectors.groupingBy(Settled::side))
                .forEach((side, ofSide) -> sides.put(side, SideCells.of(ofSide)));
        Settled any = settled.getFirst();
        return new Calibration(
                any.strategy(), any.timeframe(), trainedTo, everywhere(any.strategy()), Cell.of(settled), sides);
    }

    private HitCount everywhere(StrategyKey strategy) {
        return everywhere.getOrDefault(strategy, HitCount.NONE);
    }

    /** The calibration of a strategy version on a timeframe; without a cell where no outcome is known on it. */
    public Calibration calibration(StrategyKey strategy, Timeframe timeframe) {
        Calibration known = calibrations.get(new Key(strategy, timeframe));
        return known == null
                ? new Calibration(strategy, timeframe, trainedTo, everywhere(strategy), Cell.EMPTY, Map.of())
                : known;
    }

    /**
     * The scorecard of one instrument.
     *
     * @param outOfSample signals that its backtested figures may rest on: those on which the version's parameters were not
     *     chosen; what is of another strategy, instrument or timeframe, or not yet known, is left out
     */
    public Scorecard scorecard(
            StrategyKey strategy, Instrument instrument, Timeframe timeframe, Collection<Settled> outOfSample) {
        Map<Side, List<Settled>> bySide = outOfSample.stream()
                .filter(signal -> signal.strategy().equals(strategy)
                        && signal.instrument().equals(instrument)
                        && signal.timeframe() == timeframe)
                .collect(Collectors.groupingBy(Settled::side, () -> new EnumMap<>(Side.class), Collectors.toList()));
        return Scorecard.of(
                instrument,
                calibration(strategy, timeframe),
                SideFigures.of(bySide.getOrDefault(Side.LONG, List.of()), trainedTo),
                SideFigures.of(bySide.getOrDefault(Side.SHORT, List.of()), trainedTo));
    }
}
