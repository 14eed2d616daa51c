package io.signalstack.worker.application;

import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.Scorecards;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scorecards as read so far. */
public final class ScorecardBook implements Supplier<Scorecards>, CompactedBook<ScorecardRecord> {

    /** Of each strategy, instrument and timeframe: a newer one serves all signals but those of a belated candle. */
    private static final int KEPT = 3;

    private final Map<String, NavigableMap<Instant, Scorecard>> byKey = new HashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable Scorecards made;

    @Override
    public synchronized void put(ScorecardRecord scorecard) {
        NavigableMap<Instant, Scorecard> ofKey = byKey.computeIfAbsent(scorecard.key(), _ -> new TreeMap<>());
        ofKey.put(scorecard.trainedTo(), scorecard.toDomain());
        if (ofKey.size() > KEPT) {
            ofKey.pollFirstEntry();
        }
        made = null;
    }

    @Override
    public void readToTheEnd() {
        ready.complete(null);
    }

    /** Done once all that was there at the start has been read. */
    public CompletionStage<Void> ready() {
        return ready.minimalCompletionStage();
    }

    public boolean isReady() {
        return ready.isDone();
    }

    /** Those that are known now. */
    @Override
    public synchronized Scorecards get() {
        Scorecards known = made;
        if (known == null) {
            List<Scorecard> all = byKey.values().stream()
                    .flatMap(ofKey -> ofKey.values().stream())
                    .toList();
            known = new Scorecards(all);
            made = known;
        }
        return known;
    }
}
