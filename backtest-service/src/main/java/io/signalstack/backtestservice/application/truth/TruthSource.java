package io.signalstack.backtestservice.application.truth;

import io.signalstack.contracts.event.SignalBody;
import java.time.Duration;

/** Who can be asked for the truth of a signal of a simulated market. */
public interface TruthSource {

    /** What comes of a question. */
    sealed interface Answer {

        /** A truth that is known now, or of which it is known that nobody knows it. */
        record Known(Truth truth) implements Answer {}

        /**
         * Nothing yet.
         *
         * @param rest how long not to ask again
         * @param why in a few words
         */
        record Later(Duration rest, String why) implements Answer {}
    }

    /**
     * Asks, blocking; the venue works on it for tenths of a second to seconds.
     *
     * @param fillDelay from the close of the signal's candle to the earliest fill
     */
    Answer ask(SignalBody signal, Duration fillDelay);
}
