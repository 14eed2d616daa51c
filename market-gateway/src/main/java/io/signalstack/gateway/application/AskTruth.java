package io.signalstack.gateway.application;

import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.trading.market.Instrument;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Asks a simulated market's venue what a signal would come to. Each question keeps the venue busy for a while, so that it is
 * asked one at a time, and few wait.
 */
public final class AskTruth {

    private final KnownInstruments instruments;
    private final Markets markets;
    private final Semaphore admitted;
    private final Semaphore asking = new Semaphore(1, true);

    /** @param atOnce how many questions may be there at a time, the one that is asked included */
    public AskTruth(KnownInstruments instruments, Markets markets, int atOnce) {
        this.instruments = instruments;
        this.markets = markets;
        this.admitted = new Semaphore(atOnce);
    }

    /** What becomes of a question. */
    public sealed interface Answer {

        /** The truth. */
        record Told(ToldTruth truth) implements Answer {}

        /** Nothing is known of such an instrument. */
        record Unknown() implements Answer {}

        /** Nobody knows the truth of that venue's markets. */
        record NoTruth(String venue) implements Answer {}

        /** Others are asking. */
        record Busy() implements Answer {}
    }

    /**
     * Asks, once it is the question's turn.
     *
     * @param question made for what the venue calls the instrument
     * @throws CandleLog.LogException if the definitions cannot be read now
     * @throws VenueException if the venue gave no usable answer
     */
    public Answer ask(String instrument, Function<String, TruthQuestion> question) {
        if (!admitted.tryAcquire()) {
            return new Answer.Busy();
        }
        try {
            asking.acquireUninterruptibly();
            try {
                return asked(instrument, question);
            } finally {
                asking.release();
            }
        } finally {
            admitted.release();
        }
    }

    /** Whether there is no room for another question. */
    boolean isFull() {
        return admitted.availablePermits() == 0;
    }

    private Answer asked(String instrument, Function<String, TruthQuestion> question) {
        Optional<InstrumentDefinition> definition = instruments.find(instrument);
        Optional<Venue> venue = definition
                .flatMap(
                        known -> markets.of(Instrument.parse(known.instrument()).venue()))
                .map(Market::venue);
        if (definition.isEmpty() || venue.isEmpty()) {
            return new Answer.Unknown();
        }
        return venue.get()
                .truth(question.apply(definition.get().venueSymbol()))
                .<Answer>map(Answer.Told::new)
                .orElseGet(() -> new Answer.NoTruth(venue.get().name()));
    }
}
