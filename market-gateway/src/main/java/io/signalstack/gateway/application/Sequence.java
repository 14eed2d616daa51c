package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.CandleHead.Version;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The order in which an instrument's base candles are published, from its head on. Mutable: it belongs to one batch,
 * whose outcome is {@link #head()}.
 */
final class Sequence {

    /** Versions kept in the head: more than any call fetches again. */
    static final int REMEMBERED = 20;

    /** In the place of a lost candle's hash: whatever comes for it later differs. */
    private static final Version LOST = new Version(0, "lost");

    private final CandleHead since;
    private final Timeframe base;
    private final NavigableMap<Instant, Version> recent;
    private Instant last;

    Sequence(CandleHead since, Timeframe base) {
        this.since = since;
        this.base = base;
        this.recent = new TreeMap<>(since.recent());
        this.last = since.lastOpenTime();
    }

    /** What a candle is to the history so far. */
    sealed interface Judgement {

        /** The one that is due. */
        record Next() implements Judgement {}

        /** Published already, or from before all that is remembered. */
        record Seen() implements Judgement {}

        /** Published already, with another content. */
        record Revised(int revision) implements Judgement {}

        /** Later than the one that is due; these, in order, come first. */
        record Gap(List<Instant> missing) implements Judgement {}
    }

    /** Judges a candle; changes nothing. */
    Judgement judge(Candle candle) {
        Instant openTime = candle.openTime();
        if (!openTime.isAfter(last)) {
            Version known = recent.get(openTime);
            return known == null || known.hash().equals(ContentHash.of(candle))
                    ? new Judgement.Seen()
                    : new Judgement.Revised(known.revision() + 1);
        }
        List<Instant> missing = new ArrayList<>();
        for (Instant due = due(); due.isBefore(openTime); due = due.plus(base.length())) {
            missing.add(due);
        }
        return missing.isEmpty() ? new Judgement.Next() : new Judgement.Gap(List.copyOf(missing));
    }

    /** The candle is published: as the one that is due, or as a revision. */
    void accept(Candle candle, int revision) {
        remember(candle.openTime(), new Version(revision, ContentHash.of(candle)));
    }

    /** The candle that is due is declared lost. */
    void lose(Instant openTime) {
        remember(openTime, LOST);
    }

    /** The open time of the candle that is due. */
    Instant due() {
        return last.plus(base.length());
    }

    /** The head that all of this leads to. */
    CandleHead head() {
        return new CandleHead(
                since.instrument(),
                since.seriesId(),
                since.tick(),
                since.baseInterval(),
                since.timeframes(),
                last,
                since.firstLive(),
                new TreeMap<>(recent),
                since.market());
    }

    private void remember(Instant openTime, Version version) {
        recent.put(openTime, version);
        if (openTime.isAfter(last)) {
            last = openTime;
        }
        while (recent.size() > REMEMBERED) {
            recent.pollFirstEntry();
        }
    }
}
