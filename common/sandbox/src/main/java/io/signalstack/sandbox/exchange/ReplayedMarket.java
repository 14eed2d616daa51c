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

    /**
     * When candles begin that have been there before: once the recording has been played, or all of it since the history's
     * beginning, wherever in the recording that is.
     */
    Instant recordedUntil() {
        Instant allPlayed = Instant.ofEpochMilli(market.historyStartMs() + tape.lengthMs());
        return allPlayed.isBefore(tape.end()) ? allPlayed : tape.end();
    }
}
