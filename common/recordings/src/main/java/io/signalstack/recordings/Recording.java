package io.signalstack.recordings;

import java.util.List;

/**
 * A stretch of recorded market data without holes: row i opens {@code i * baseIntervalMs} after the first.
 *
 * @param name short and stable, fit for a log line
 * @param provenance who recorded what, and where the data comes from
 * @param baseIntervalMs length of one row's bucket, in milliseconds
 * @param rows oldest first, at least one
 */
public record Recording(String name, String provenance, long baseIntervalMs, List<RecordedCandle> rows) {

    /** @throws IllegalArgumentException when there is no row, or a row does not follow on directly from the one before */
    public Recording {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("recording " + name + " has no rows");
        }
        for (int i = 1; i < rows.size(); i++) {
            long expected = rows.get(i - 1).openTimeMs() + baseIntervalMs;
            if (rows.get(i).openTimeMs() != expected) {
                throw new IllegalArgumentException("recording " + name + ", row " + i + ": open time "
                        + rows.get(i).openTimeMs() + ", expected " + expected);
            }
        }
    }

    /** First instant of the first row, in epoch milliseconds. */
    public long startMs() {
        return rows.getFirst().openTimeMs();
    }

    /** First instant after the last row, in epoch milliseconds. */
    public long endMs() {
        return rows.getLast().openTimeMs() + baseIntervalMs;
    }
}
