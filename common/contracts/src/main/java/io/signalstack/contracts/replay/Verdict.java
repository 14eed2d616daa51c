package io.signalstack.contracts.replay;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the published events of an instrument, or of all, compare with those that its candles give.
 *
 * @param candles records of candles that were replayed
 * @param matching events whose cores are the same, byte for byte
 * @param different events that say something else
 * @param missing events that are not published
 * @param unexpected published events that the candles do not give
 * @param twice published events that are there again
 * @param otherEngine published events of another engine version, of which this one says nothing
 * @param notCovered published events of an instrument whose history the log no longer has from its beginning, or of a
 *     strategy of which it no longer says that it was switched on
 * @param annotations what was said beside the cores that are the same
 * @param differences what is wrong, a line each; the first ones
 */
public record Verdict(
        long candles,
        long matching,
        long different,
        long missing,
        long unexpected,
        long twice,
        long otherEngine,
        long notCovered,
        AnnotationCounts annotations,
        List<String> differences) {

    public static final Verdict NONE = new Verdict(0, 0, 0, 0, 0, 0, 0, 0, AnnotationCounts.NONE, List.of());

    private static final int SHOWN = 20;

    public Verdict {
        differences = differences.stream().limit(SHOWN).toList();
    }

    /** Whether all that could be compared is the same. */
    public boolean isClean() {
        return different == 0 && missing == 0 && unexpected == 0 && twice == 0 && annotations.different() == 0;
    }

    /** Both together. */
    public Verdict plus(Verdict other) {
        return new Verdict(
                candles + other.candles,
                matching + other.matching,
                different + other.different,
                missing + other.missing,
                unexpected + other.unexpected,
                twice + other.twice,
                otherEngine + other.otherEngine,
                notCovered + other.notCovered,
                annotations.plus(other.annotations),
                Stream.concat(differences.stream(), other.differences.stream()).toList());
    }

    /** As {@code matching=12 different=0 …}. */
    public String line() {
        return "candles=%d matching=%d different=%d missing=%d unexpected=%d twice=%d other-engine=%d not-covered=%d %s"
                .formatted(
                        candles,
                        matching,
                        different,
                        missing,
                        unexpected,
                        twice,
                        otherEngine,
                        notCovered,
                        annotations.line());
    }
}
