package io.signalstack.bench.report;

import java.util.Arrays;
import java.util.List;

/** Rows of a report's Markdown tables. */
final class Rows {

    private Rows() {}

    /** The cells of the first row that begins with these two; what is before the first bar is a cell too. */
    static List<String> row(String report, String first, String second) {
        return report.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .filter(cells -> cells.size() > 3
                        && cells.get(1).equals(first)
                        && cells.get(2).equals(second))
                .findFirst()
                .orElseThrow();
    }
}
