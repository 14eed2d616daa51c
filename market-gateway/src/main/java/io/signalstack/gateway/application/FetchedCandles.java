package io.signalstack.gateway.application;

import io.signalstack.gateway.application.GapRule.Ruling;
import io.signalstack.gateway.application.Meters.GapOutcome;
import io.signalstack.gateway.application.Sequence.Judgement;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched and is not published yet: candles that wait behind a gap, and how often the venue was asked for what is
 * missing there. Mutable: belongs to one instrument.
 */
final class FetchedCandles {

    private final Omitted omitted;
    private final GapRule rule;
    /** A later answer's version of a candle takes the place of an earlier one's. */
    private final NavigableMap<Instant, Candle> waiting = new TreeMap<>();
    /** Open times of the candles that were missing before a later one when it was last moved up to. */
    private final Set<Instant> missed = new HashSet<>();

    private CandleAnswer lastAnswer = CandleAnswer.of(List.of());
    /** The newest candle from the venue that was moved into the last batch, or one before. */
    private @Nullable Candle moved;
    /** The newest candle from the venue in a batch that was published. */
    private @Nullable Candle published;

    /** Which candles are to be asked for next. */
    enum Next {
        /** Candles after the newest one: all that was fetched is in order. */
        ON,
        /** Candles that were asked for before: some are missing that may still come. */
        AGAIN,
        /** Candles of the next page: what is missing of this one will not come, and later ones are missing too. */
        NEXT_PAGE,
        /** Candles after the newest one, at their time: the one that tells whether some are missing is open still. */
        LATER
    }

    FetchedCandles(Omitted omitted, int gapAnswers) {
        this.omitted = omitted;
        this.rule = new GapRule(omitted, gapAnswers);
    }

    void add(CandleAnswer answer) {
        answer.candles().forEach(candle -> waiting.put(candle.openTime(), candle));
        lastAnswer = answer;
    }

    /** Whether a candle that is not published yet waits here. */
    boolean holdsAfter(Instant openTime) {
        return waiting.higherKey(openTime) != null;
    }

    /** Open time of the newest published candle that came from the venue; empty after a start. */
    Optional<Instant> newestServed() {
        return Optional.ofNullable(published).map(Candle::openTime);
    }

    /** Whether an answer is a fault: it holds nothing, where the venue has served a candle that was traded. */
    boolean isFault(CandleAnswer answer, CandleQuery asked) {
        return omitted == Omitted.UNTRADED
                && answer.candles().isEmpty()
                && newestServed().map(asked::wants).orElse(false);
    }

    void clear() {
        waiting.clear();
        missed.clear();
        rule.restart();
        published = null;
    }

    /**
     * Moves candles into the batch, oldest first, up to a gap that may still be filled.
     *
     * @param asked what the last answer is to; nothing that is missing before it will come
     */
    Next moveInOrder(Batch batch, CandleQuery asked, QuietProof.Question proof) {
        moved = published;
        for (Iterator<Candle> oldest = waiting.values().iterator(); oldest.hasNext(); ) {
            Candle candle = oldest.next();
            switch (batch.sequence().judge(candle)) {
                case Judgement.Seen() -> {}
                case Judgement.Revised(int revision) -> batch.add(candle, revision);
                case Judgement.Next() -> {
                    countFilled(candle, batch);
                    batch.add(candle, 0);
                }
                case Judgement.Gap(List<Instant> missing) -> {
                    Optional<Double> price = Optional.ofNullable(moved).map(Candle::close);
                    Ruling ruling = rule.on(missing, candle, lastAnswer, asked, price, proof);
                    if (ruling instanceof Ruling.Ask(Next next)) {
                        missed.addAll(missing);
                        return next;
                    }
                    close(missing, ruling, batch);
                    batch.add(candle, 0);
                }
            }
            moved = candle;
            oldest.remove();
        }
        return Next.ON;
    }

    /** What was moved last is in the log. */
    void published() {
        published = moved;
    }

    private void close(List<Instant> missing, Ruling ruling, Batch batch) {
        for (Instant openTime : missing) {
            // What a row that cannot be read closed at is the price of all that is not traded after it.
            boolean hidden = lastAnswer.mayHide(missing.getFirst(), openTime.plusMillis(1));
            if (ruling instanceof Ruling.Fill(double price) && !hidden) {
                batch.add(Candle.flat(openTime, price), 0);
                batch.countGap(GapOutcome.EMPTY, 1);
            } else {
                batch.addLost(openTime);
                batch.countGap(GapOutcome.LOST, 1);
            }
        }
        missed.clear();
        rule.restart();
    }

    private void countFilled(Candle candle, Batch batch) {
        if (missed.remove(candle.openTime())) {
            batch.countGap(GapOutcome.FILLED, 1);
            rule.restart();
        }
    }
}
