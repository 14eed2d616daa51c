package io.signalstack.platform.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether Redis is worth asking, judged by how the last commands fared. It is left alone after several failures in a
 * row, where commands that were under way together count as one, for one pause fails them all; then a single command
 * tries whether it is back.
 */
final class RedisReach {

    private final int patience;
    private final Duration pause;
    private final InstantSource clock;
    private int failures;
    private Instant lastFailure = Instant.MIN;
    private Instant leftAloneUntil = Instant.MIN;

    /**
     * Nothing is known of Redis yet.
     *
     * @param patience failures in a row after which it is left alone
     * @param pause how long
     */
    RedisReach(int patience, Duration pause, InstantSource clock) {
        this.patience = patience;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether a command may be sent now; where one may after a pause, no other may until it is known how it fared. */
    synchronized boolean mayAsk() {
        if (failures < patience) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(leftAloneUntil)) {
            return false;
        }
        leftAloneUntil = now.plus(pause);
        return true;
    }

    synchronized void answered() {
        failures = 0;
    }

    /** @param sent when the failed command was sent */
    synchronized void failed(Instant sent) {
        if (!sent.isBefore(lastFailure)) {
            lastFailure = clock.instant();
            failures++;
            leftAloneUntil = lastFailure.plus(pause);
        }
    }
}
