package io.signalstack.gateway.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts a venue's answers that lack a candle that is due. Mutable: belongs to one instrument. */
final class Patience {

    private final int limit;
    private @Nullable Instant awaited;
    private int answers;

    Patience(int limit) {
        this.limit = limit;
    }

    /**
     * One more answer lacked the candle.
     *
     * @return whether that was the last time
     */
    boolean endsAfterAnswerWithout(Instant openTime) {
        if (!openTime.equals(awaited)) {
            awaited = openTime;
            answers = 0;
        }
        answers++;
        return answers >= limit;
    }

    void restart() {
        awaited = null;
        answers = 0;
    }
}
