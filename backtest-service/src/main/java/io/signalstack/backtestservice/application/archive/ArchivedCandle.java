package io.signalstack.backtestservice.application.archive;

import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What the archive knows of one open time: one of these for each version that was published. */
public sealed interface ArchivedCandle {

    /** By open time; of one open time the marker first, then by revision. */
    Comparator<ArchivedCandle> ORDER =
            Comparator.comparingLong(ArchivedCandle::openTimeMs).thenComparingInt(ArchivedCandle::version);

    long openTimeMs();

    /** The revision; -1 for a marker, which can only be followed by candles that came to light later. */
    int version();

    /**
     * A candle.
     *
     * @param revision 0 as first published
     * @param closedAt wall clock at which it closed; null where that is not known
     * @param backfilled whether it was published long after its close
     */
    record Traded(Candle candle, int revision, @Nullable Instant closedAt, boolean backfilled)
            implements ArchivedCandle {

        @Override
        public long openTimeMs() {
            return candle.openTimeMs();
        }

        @Override
        public int version() {
            return revision;
        }
    }

    /** The venue could not give it. */
    record Lost(long openTimeMs) implements ArchivedCandle {

        @Override
        public int version() {
            return -1;
        }
    }
}
