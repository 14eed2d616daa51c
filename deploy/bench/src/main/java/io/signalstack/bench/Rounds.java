package io.signalstack.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What benchmarks measured, one value per round; mutable. */
final class Rounds {

    private final Map<String, List<Double>> values = new HashMap<>();

    void add(String benchmark, double value) {
        values.computeIfAbsent(benchmark, name -> new ArrayList<>()).add(value);
    }

    /**
     * The values of one benchmark, in order.
     *
     * @throws IllegalArgumentException naming it, if it was not measured
     */
    List<Double> of(String benchmark) {
        List<Double> measured = values.get(benchmark);
        if (measured == null) {
            throw new IllegalArgumentException("benchmark " + benchmark + " is none of " + values.keySet());
        }
        return measured;
    }
}
