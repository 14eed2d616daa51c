package io.signalstack.worker.inbound;

import io.signalstack.worker.application.ScoringMeters;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;

/** Times how long a store takes to be filled from its changelog. */
@Singleton
final class RestoreTimer implements StateRestoreListener {

    private final ScoringMeters meters;
    private final InstantSource clock;
    private final Map<TopicPartition, Instant> started = new ConcurrentHashMap<>();

    RestoreTimer(ScoringMeters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        started.put(changelog, clock.instant());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
        // Only the whole is timed.
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        @Nullable Instant start = started.remove(changelog);
        if (start != null) {
            meters.storeRestored(Duration.between(start, clock.instant()));
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        started.remove(changelog);
    }
}
