package io.signalstack.gateway.application;

import io.signalstack.gateway.application.Meters.GapOutcome;
import io.signalstack.gateway.application.Sequence.Judgement;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * What was fetched and is not published yet: candles that wait behind a gap, and how often the venue was asked for what is
 * missing there. Mutable: belongs to one instrument.
 */
final class FetchedCandles {

    private final String venue;
    private final Omitted omitted;
    private final Meters meters;
    private final Patience patience;
    /** A later answer's version of a candle takes the place of an earlier one's. */
    private final NavigableMap<Instant, Candle> waiting = new TreeMap<>();

    FetchedCandles(String venue, Omitted omitted, int gapAnswers, Meters meters) {
        this.venue = venue;
        this.omitted = omitted;
        this.meters = meters;
        this.patience = new Patience(gapAnswers);
    }

    void add(List<Candle> answer) {
        answer.forEach(candle -> waiting.put(candle.openTime(), candle));
    }

    /** Whether a candle that is not published yet waits here. */
    boolean holdsAfter(Instant openTime) {
        return waiting.higherKey(openTime) != null;
    }

    void clear() {
        waiting.clear();
        patience.restart();
    }

    /**
     * Moves candles into the batch, oldest first, up to a gap that may still be filled.
     *
     * @param lastPrice the close before a gap, where no fetched candle tells it
     * @return whether there is such a gap
     */
    boolean moveInOrder(Batch batch, DoubleSupplier lastPrice) {
        OptionalDouble price = OptionalDouble.empty();
        for (Iterator<Candle> oldest = waiting.values().iterator(); oldest.hasNext(); ) {
            Candle candle = oldest.next();
            switch (batch.sequence().judge(candle)) {
                case Judgement.Seen() -> {}
                case Judgement.Revised(int revision) -> batch.add(candle, revision);
                case Judgement.Next() -> {
                    countFilled(candle);
                    batch.add(candle, 0);
                }
                case Judgement.Gap(List<Instant> missing) -> {
                    if (!close(missing, batch, price, lastPrice)) {
                        return true;
                    }
                    batch.add(candle, 0);
                }
            }
            price = OptionalDouble.of(candle.close());
            oldest.remove();
        }
        return false;
    }

    /** Fills the gap, or declares it lost; tells whether it could be done yet. */
    private boolean close(List<Instant> missing, Batch batch, OptionalDouble before, DoubleSupplier lastPrice) {
        if (omitted == Omitted.UNTRADED) {
            double price = before.orElseGet(lastPrice);
            missing.forEach(openTime -> batch.add(Candle.flat(openTime, price), 0));
            meters.gap(venue, GapOutcome.EMPTY, missing.size());
            return true;
        }
        if (!patience.endsAfterAnswerWithout(missing.getFirst())) {
            return false;
        }
        missing.forEach(batch::addLost);
        meters.gap(venue, GapOutcome.LOST, missing.size());
        patience.restart();
        return true;
    }

    private void countFilled(Candle candle) {
        if (patience.awaits(candle.openTime())) {
            meters.gap(venue, GapOutcome.FILLED, 1);
            patience.restart();
        }
    }
}
