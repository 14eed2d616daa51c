package io.signalstack.gateway.application;

import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When an instrument is polled: a jittered moment after each close on the venue's clock, and a few times more, ever later,
 * while the candle is not there yet. Mutable: belongs to one instrument.
 */
final class PollTimes {

    private final VenueClock clock;
    private final FollowingPolicy policy;
    private final RandomGenerator random;
    private int emptyAnswers;

    PollTimes(VenueClock clock, FollowingContext context) {
        this.clock = clock;
        this.policy = context.policy();
        this.random = context.random();
    }

    /**
     * How long to wait, by the wall clock, after an answer.
     *
     * @param due open time of the candle that is due now
     * @param further whether the answer brought the history further
     */
    Duration afterAnswer(Instant due, Timeframe base, boolean further) {
        emptyAnswers = further ? 0 : emptyAnswers + 1;
        Duration untilClose = clock.until(due.plus(base.length()));
        if (untilClose.plus(policy.pollDelay()).isPositive()) {
            return untilClose.plus(policy.pollDelay()).plus(jitter());
        }
        if (further) {
            return Duration.ZERO;
        }
        if (emptyAnswers <= policy.looks()) {
            return policy.emptyDelay().multipliedBy(1L << (emptyAnswers - 1));
        }
        // It is late; from here on, once with every candle that follows it.
        return clock.until(base.bucket(clock.now()).plus(base.length()))
                .plus(policy.pollDelay())
                .plus(jitter());
    }

    /**
     * How long to wait, by the wall clock, where a row is held back: for the one that follows it, or until it is believed.
     *
     * @param believedAt venue time at which it is believed without a later one
     */
    Duration afterHeldBack(Instant believedAt, Timeframe base) {
        emptyAnswers = 0;
        Instant next = base.bucket(clock.now()).plus(base.length());
        return clock.until(next.isBefore(believedAt) ? next : believedAt)
                .plus(policy.pollDelay())
                .plus(jitter());
    }

    private Duration jitter() {
        return Duration.ofMillis(random.nextLong(policy.pollJitter().toMillis() + 1));
    }
}
