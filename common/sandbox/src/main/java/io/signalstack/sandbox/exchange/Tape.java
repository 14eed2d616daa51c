package io.signalstack.sandbox.exchange;

import io.signalstack.recordings.RecordedCandle;

/** What a market trades: a row for each base interval of the exchange's time, the same whenever it is asked for. */
interface Tape {

    long baseIntervalMs();

    /** The row whose bucket an exchange time falls into, with its open time on the exchange's time. */
    RecordedCandle at(long timeMs);
}
