package io.signalstack.contracts.replay;

/**
 * How what was said of signals, their latency aside, compares with what the scorecards that they name claim.
 *
 * @param same signals of which the same was said
 * @param different signals of which something else was said, at their opening or later
 * @param notCovered signals whose scorecard cannot be had, or that were annotated by rules of before
 */
public record AnnotationCounts(long same, long different, long notCovered) {

    public static final AnnotationCounts NONE = new AnnotationCounts(0, 0, 0);

    static final AnnotationCounts SAME = new AnnotationCounts(1, 0, 0);
    static final AnnotationCounts DIFFERENT = new AnnotationCounts(0, 1, 0);
    static final AnnotationCounts NOT_COVERED = new AnnotationCounts(0, 0, 1);

    /** Both together. */
    public AnnotationCounts plus(AnnotationCounts more) {
        return new AnnotationCounts(same + more.same, different + more.different, notCovered + more.notCovered);
    }

    /** The counts in one line, such as {@code annotations=12 annotations-different=0 …}. */
    String line() {
        return "annotations=%d annotations-different=%d annotations-not-covered=%d"
                .formatted(same, different, notCovered);
    }
}
