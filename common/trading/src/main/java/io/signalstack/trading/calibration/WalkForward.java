package io.signalstack.trading.calibration;

import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through settled signals as time did: at each refit it calibrates from the outcomes known by then, and each signal is
 * predicted by the newest calibration that is older than its close.
 */
public final class WalkForward {

    private WalkForward() {}

    /**
     * Runs.
     *
     * @param refits when to calibrate anew; cut to whole milliseconds
     * @param settled signals of any strategies and instruments, each of them once, in any order
     * @param priors what is held of a strategy's signals before outcomes are known
     */
    public static OutOfSample run(
            Collection<Instant> refits, Collection<Settled> settled, Function<StrategyKey, Prior> priors) {
        var instants = new TreeSet<Instant>();
        refits.forEach(refit -> instants.add(refit.truncatedTo(ChronoUnit.MILLIS)));
        List<Prediction> predictions = new ArrayList<>();
        List<Instant> used = new ArrayList<>();
        int withoutFit = 0;
        int withoutChance = 0;
        @Nullable Fit fit = null;
        for (Settled signal : settled.stream().sorted(Settled.IN_ORDER).toList()) {
            @Nullable Instant trainedTo = instants.lower(signal.closedAt());
            if (trainedTo == null) {
                withoutFit++;
                continue;
            }
            if (fit == null || !trainedTo.equals(used.getLast())) {
                fit = Fit.at(trainedTo, settled);
                used.add(trainedTo);
            }
            Calibration calibration = fit.calibration(signal.strategy(), signal.timeframe());
            Optional<Prediction> prediction = Prediction.of(calibration, priors.apply(signal.strategy()), signal);
            prediction.ifPresent(predictions::add);
            withoutChance += prediction.isEmpty() ? 1 : 0;
        }
        return new OutOfSample(predictions, used, withoutFit, withoutChance);
    }
}
