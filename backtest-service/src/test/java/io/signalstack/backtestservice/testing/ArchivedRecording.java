package io.signalstack.backtestservice.testing;

import static org.awaitility.Awaitility.await;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Instrument;
import java.time.Duration;
import java.time.Instant;

/** The recorded BTC/USD minutes in the archive, published once for all tests. */
public final class ArchivedRecording {

    public static final Instrument INSTRUMENT = Instrument.parse("REPLAY:BTC/USD");

    private static final Duration LONG = Duration.ofSeconds(60);
    private static boolean published;

    private ArchivedRecording() {}

    /** Comes back once they are all there. */
    public static void awaitIn(ArchivedHistory history) {
        if (!published) {
            try (Log log = new Log()) {
                log.publish(RecordedLog.of(INSTRUMENT));
            }
            published = true;
        }
        Instant end = Instant.ofEpochMilli(Recordings.btcUsd().endMs());
        await().atMost(LONG)
                .until(() -> history.newest(INSTRUMENT)
                        .await()
                        .atMost(LONG)
                        .map(series -> series.lastClose().equals(end))
                        .orElse(false));
    }
}
