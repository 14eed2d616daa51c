package io.signalstack.gateway.application;

import io.signalstack.gateway.application.FetchedCandles.Next;
import io.signalstack.gateway.application.QuietProof.Verdict;
import io.signalstack.gateway.application.VenueProfile.Omitted;
import io.signalstack.trading.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of candles that are missing before a later one. Where the venue leaves out what was not traded, they are
 * filled if one answer has candles on both sides of them, or a longer timeframe proves it; all others are asked for again,
 * and then lost. Mutable: belongs to one instrument.
 */
final class GapRule {

    private final Omitted omitted;
    private final Patience patience;

    GapRule(Omitted omitted, int gapAnswers) {
        this.omitted = omitted;
        this.patience = new Patience(gapAnswers);
    }

    /** What is to be done about them. */
    sealed interface Ruling {

        /** They are flat at this price up to the first that an unread row may be about: from there on they are lost. */
        record Fill(double price) implements Ruling {}

        /** They are lost. */
        record Lose() implements Ruling {}

        /** They may still come. */
        record Ask(Next next) implements Ruling {}
    }

    /**
     * Rules on them.
     *
     * @param missing their open times, in order
     * @param answer the last one
     * @param asked what it is to; nothing that is missing before it will come
     * @param price what the last candle before them closed at, where that is known
     * @param proof whether nothing was traded, by a longer timeframe
     */
    Ruling on(
            List<Instant> missing,
            Candle after,
            CandleAnswer answer,
            CandleQuery asked,
            Optional<Double> price,
            QuietProof.Question proof) {
        Optional<Candle> before = before(missing, after, answer);
        Instant near =
                answer.lastBefore(missing.getFirst()).map(Candle::openTime).orElse(missing.getFirst());
        boolean hidden = answer.mayHide(near, after.openTime());
        if (before.isPresent() && !hidden) {
            return new Ruling.Fill(before.get().close());
        }
        if (omitted == Omitted.UNTRADED && !hidden) {
            switch (proof.about(missing.getFirst(), price, after)) {
                case Verdict.Quiet(double last) -> {
                    return new Ruling.Fill(last);
                }
                case Verdict.Open _ -> {
                    return new Ruling.Ask(Next.LATER);
                }
                case Verdict.Traded _, Verdict.Unknown _ -> {}
            }
        }
        Next next = next(missing, asked);
        if (next != Next.ON) {
            return new Ruling.Ask(next);
        }
        return before.<Ruling>map(candle -> new Ruling.Fill(candle.close())).orElseGet(Ruling.Lose::new);
    }

    /** What was missing has come, or is given up. */
    void restart() {
        patience.restart();
    }

    /** The candle right before them, where the answer has those on both sides and no row between that cannot be read. */
    private Optional<Candle> before(List<Instant> missing, Candle after, CandleAnswer answer) {
        return omitted == Omitted.UNTRADED && answer.holds(after.openTime())
                ? answer.lastBefore(missing.getFirst())
                        .filter(near -> !answer.mayHide(near.openTime(), missing.getFirst()))
                : Optional.empty();
    }

    private Next next(List<Instant> missing, CandleQuery asked) {
        Optional<Instant> first = missing.stream()
                .filter(openTime -> !openTime.isBefore(asked.from()))
                .findFirst();
        if (first.isEmpty()) {
            return Next.ON;
        }
        if (!patience.endsAfterAnswerWithout(first.get())) {
            return Next.AGAIN;
        }
        return missing.getLast().isBefore(asked.end()) ? Next.ON : Next.NEXT_PAGE;
    }
}
