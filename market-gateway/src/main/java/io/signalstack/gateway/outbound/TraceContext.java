package io.signalstack.gateway.outbound;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Where traces begin: a candle's way through the suite starts with its publication (W3C Trace Context, level 1). */
final class TraceContext {

    private final RandomGenerator random;

    TraceContext(RandomGenerator random) {
        this.random = random;
    }

    /** The {@code traceparent} of a new trace, not sampled. */
    String fresh() {
        HexFormat hex = HexFormat.of();
        // All zeros is not an id.
        return "00-" + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
