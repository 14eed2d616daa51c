package io.signalstack.bench;

import java.util.List;
import java.util.Locale;

/**
 * One figure of a suite: ours against a baseline, measured in the same run.
 *
 * @param name what is measured
 * @param unit of the median, which also says whether more or less is better
 * @param ours one value per run
 * @param baselineName what it is compared with
 * @param baseline one value per run
 */
public record Figure(String name, String unit, List<Double> ours, String baselineName, List<Double> baseline) {

    /** The line that a suite ends with. */
    public String line() {
        double median = median(ours);
        return String.format(
                Locale.ROOT,
                "BENCH %s %.1f %s ratio=%.3f baseline=%s runs=%d",
                name,
                median,
                unit,
                median / median(baseline),
                baselineName,
                ours.size());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
