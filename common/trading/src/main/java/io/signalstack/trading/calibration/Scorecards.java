package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The scorecards that are known, and which of them may speak of a signal. Immutable. */
public final class Scorecards {

    private final Map<Key, NavigableMap<Instant, Scorecard>> scorecards = new HashMap<>();

    private record Key(StrategyKey strategy, Instrument instrument, Timeframe timeframe) {}

    /** Of two that are trained to the same instant, the later one of the collection stands. */
    public Scorecards(Collection<Scorecard> known) {
        for (Scorecard scorecard : known) {
            Calibration calibration = scorecard.calibration();
            var key = new Key(calibration.strategy(), scorecard.instrument(), calibration.timeframe());
            scorecards.computeIfAbsent(key, _ -> new TreeMap<>()).put(calibration.trainedTo(), scorecard);
        }
    }

    /**
     * The newest one that knew nothing of what came after the signal's candle: trained to an instant before its close.
     * Empty where only later ones are known.
     */
    public Optional<Scorecard> usableFor(Signal signal) {
        return usableFor(signal.strategy(), signal.instrument(), signal.timeframe(), signal.closeTime());
    }

    /** The same by the signal's parts. */
    public Optional<Scorecard> usableFor(
            StrategyKey strategy, Instrument instrument, Timeframe timeframe, Instant candleClose) {
        NavigableMap<Instant, Scorecard> byInstant = scorecards.get(new Key(strategy, instrument, timeframe));
        return byInstant == null
                ? Optional.empty()
                : Optional.ofNullable(byInstant.lowerEntry(candleClose)).map(Map.Entry::getValue);
    }
}
