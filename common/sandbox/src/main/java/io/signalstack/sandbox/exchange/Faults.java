package io.signalstack.sandbox.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The faults that are to happen, and how wrong the clock is. Safe for use by several threads. */
public final class Faults {

    private static final double MILLION = 1e6;

    private final RandomGenerator random;
    private final List<Fault> pending = new ArrayList<>();
    private Duration clockOffset = Duration.ZERO;
    private double clockDriftPpm;
    private Instant clockWrongSince = Instant.EPOCH;

    Faults(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Lets a fault happen, beside those that are still to come. */
    public synchronized void inject(Fault fault) {
        pending.add(fault);
    }

    /** Puts the exchange's clock wrong by an offset that grows, in parts per million of wall time from now on. */
    public synchronized void skewClock(Duration offset, double driftPpm, Instant wall) {
        clockOffset = offset;
        clockDriftPpm = driftPpm;
        clockWrongSince = wall;
    }

    /** No more faults, and a clock that is right; what was revised stays so. */
    public synchronized void clear() {
        pending.clear();
        clockOffset = Duration.ZERO;
        clockDriftPpm = 0;
    }

    /** What hits a request, by kind. */
    synchronized Map<Fault.Kind, Fault> hitting(String uri) {
        Map<Fault.Kind, Fault> hits = new HashMap<>();
        List<Fault> rest = new ArrayList<>();
        for (Iterator<Fault> faults = pending.iterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (!uri.startsWith(fault.path()) || hits.containsKey(fault.kind())) {
                continue;
            }
            if (fault.next() == 0) {
                if (random.nextDouble() < fault.probability()) {
                    hits.put(fault.kind(), fault);
                }
                continue;
            }
            hits.put(fault.kind(), fault);
            faults.remove();
            if (fault.next() > 1) {
                rest.add(new Fault(fault.kind(), fault.path(), fault.next() - 1, 0, fault.amount()));
            }
        }
        pending.addAll(0, rest);
        return hits;
    }

    synchronized Duration clockError(Instant wall) {
        double drifted = clockDriftPpm
                / MILLION
                * Duration.between(clockWrongSince, wall).toMillis();
        return clockDriftPpm == 0 ? clockOffset : clockOffset.plusMillis((long) drifted);
    }
}
