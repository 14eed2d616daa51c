package io.signalstack.gateway.application;

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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * What was fetched and is not published yet: candles that wait behind a gap, and how often the venue was asked for what is
 * missing there. Mutable: belongs to one instrument.
 */
final class FetchedCandles {

    private final Omitted omitted;
    private final Patience patience;
    /** A later answer's version of a candle takes the place of an earlier one's. */
    private final NavigableMap<Instant, Candle> waiting = new TreeMap<>();
    /** Open times of those that were missing before a later one when it was last moved up to. */
    private final Set<Instant> missed = new HashSet<>();

    private CandleAnswer lastAnswer = CandleAnswer.of(List.of());

    /** Which candles are to be asked for next. */
    enum Next {
        /** Those that follow: all that was fetched is in order. */
        ON,
        /** The same, for some are missing that may still come. */
        AGAIN,
        /** Those of the next page: what is missing of this one will not come, and later ones are missing too. */
        NEXT_PAGE
    }

    FetchedCandles(Omitted omitted, int gapAnswers) {
        this.omitted = omitted;
        this.patience = new Patience(gapAnswers);
    }

    void add(CandleAnswer answer) {
        answer.candles().forEach(candle -> waiting.put(candle.openTime(), candle));
        lastAnswer = answer;
    }

    /** Whether a candle that is not published yet waits here. */
    boolean holdsAfter(Instant openTime) {
        return waiting.higherKey(openTime) != null;
    }

    void clear() {
        waiting.clear();
        missed.clear();
        patience.restart();
    }

    /**
     * Moves candles into the batch, oldest first, up to a gap that may still be filled.
     *
     * @param asked what the last answer is to; nothing that is missing before it will come
     * @param lastPrice the close before a gap, where no fetched candle tells it
     */
    Next moveInOrder(Batch batch, CandleQuery asked, DoubleSupplier lastPrice) {
        OptionalDouble price = OptionalDouble.empty();
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
                    Next next = after(missing, candle, asked);
                    if (next != Next.ON) {
                        missed.addAll(missing);
                        return next;
                    }
                    close(missing, batch, price, lastPrice);
                    batch.add(candle, 0);
                }
            }
            price = OptionalDouble.of(candle.close());
            oldest.remove();
        }
        return Next.ON;
    }

    /** An answer confirms that nothing was traded if it tells a later candle: an empty one may be a fault. */
    private Next after(List<Instant> missing, Candle candle, CandleQuery asked) {
        boolean confirmed = omitted == Omitted.UNTRADED
                && lastAnswer.reaches(candle.openTime())
                && !lastAnswer.mayHide(missing.getFirst(), candle.openTime());
        Optional<Instant> first = missing.stream()
                .filter(openTime -> !openTime.isBefore(asked.from()))
                .findFirst();
        if (confirmed || first.isEmpty()) {
            return Next.ON;
        }
        if (!patience.endsAfterAnswerWithout(first.get())) {
            return Next.AGAIN;
        }
        return missing.getLast().isBefore(asked.end()) ? Next.ON : Next.NEXT_PAGE;
    }

    /** Fills the gap, or declares it lost. */
    private void close(List<Instant> missing, Batch batch, OptionalDouble before, DoubleSupplier lastPrice) {
        double price = omitted == Omitted.UNTRADED ? before.orElseGet(lastPrice) : Double.NaN;
        for (Instant openTime : missing) {
            boolean told = lastAnswer.mayHide(openTime, openTime.plusMillis(1));
            if (omitted == Omitted.UNTRADED && !told) {
                batch.add(Candle.flat(openTime, price), 0);
                batch.countGap(GapOutcome.EMPTY, 1);
            } else {
                batch.addLost(openTime);
                batch.countGap(GapOutcome.LOST, 1);
            }
        }
        missed.clear();
        patience.restart();
    }

    private void countFilled(Candle candle, Batch batch) {
        if (missed.remove(candle.openTime())) {
            batch.countGap(GapOutcome.FILLED, 1);
            patience.restart();
        }
    }
}
