package io.signalstack.sandbox.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that tests move. */
final class SettableClock implements InstantSource {

    private volatile Instant now;

    SettableClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
