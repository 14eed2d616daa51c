package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleHead;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether an instrument's newest row can be believed. Some venues serve a candle before they have counted all of its trades,
 * and correct it minutes later; their revisions tell. While too many of the last hour's candles were revised soon after
 * their close, the newest row is held back until a later one is there, or until it is old enough: a venue that leaves quiet
 * candles out sends no later one. After a restart it knows of the candles that the head tells of, and of no earlier ones. One
 * thread at a time writes it, any may ask.
 */
final class NewestRows {

    /** Age at which a row is believed without a later one. */
    static final Duration HELD = Duration.ofSeconds(90);

    private static final Duration MEASURED = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final double TOLERATED = 0.01;

    /** Open times of the candles that were published and have not been open for longer than is measured. */
    private final TreeSet<Instant> published = new TreeSet<>();
    /** Open times of the published candles that were revised soon after their close. */
    private final Set<Instant> revised = new HashSet<>();

    private boolean recalled;
    private volatile boolean lagging;

    /** Whether newest rows are held back, as of the last answer. */
    boolean areHeldBack() {
        return lagging;
    }

    /**
     * Takes from a head what was published before this began; when called again, nothing. A head does not tell when a candle
     * was revised: calls for minutes look at hardly a candle that is older than what counts as soon; all are taken for it.
     */
    void recall(CandleHead head) {
        if (!recalled) {
            recalled = true;
            published.addAll(head.recent().keySet());
            head.recent().forEach((openTime, version) -> {
                if (version.revision() > 0) {
                    revised.add(openTime);
                }
            });
        }
    }

    /** A version of a candle was published. */
    void published(Instant openTime, int revision, Timeframe base, Instant now) {
        published.add(openTime);
        if (revision > 0 && !now.isAfter(openTime.plus(base.length()).plus(SOON))) {
            revised.add(openTime);
        }
    }

    /**
     * The row of an answer that is not to be believed yet, if there is one.
     *
     * @param last open time of the newest candle that is published already
     */
    Optional<Candle> heldBack(CandleAnswer answer, Timeframe base, Instant last, Instant now) {
        measure(now);
        return Optional.of(answer.candles())
                .filter(candles -> lagging && !candles.isEmpty())
                .map(candles -> candles.getLast())
                .filter(newest -> newest.openTime().isAfter(last))
                .filter(newest -> now.isBefore(believedAt(newest, base)));
    }

    /** Venue time at which a row is believed without a later one. */
    static Instant believedAt(Candle row, Timeframe base) {
        return row.closeTime(base).plus(HELD);
    }

    private void measure(Instant now) {
        Instant begin = now.minus(MEASURED);
        published.headSet(begin).clear();
        revised.removeIf(openTime -> openTime.isBefore(begin));
        lagging = revised.size() > TOLERATED * published.size();
    }
}
