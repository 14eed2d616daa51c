package io.signalstack.sandbox.exchange;

import java.time.Instant;

/**
 * A market that a recording is played on.
 *
 * @param market as it is served
 * @param tape what it trades
 */
record ReplayedMarket(ServedMarket market, RecordedTape tape) {

    String symbol() {
        return market.listing().symbol();
    }

    /** When all that was recorded has been played since the history's beginning, wherever in the recording that is. */
    Instant recordedUntil() {
        return Instant.ofEpochMilli(market.historyStartMs() + tape.lengthMs());
    }
}
