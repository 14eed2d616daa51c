package io.signalstack.sandbox.exchange;

import java.time.Instant;

/** The time of a venue that the exchange serves. */
interface ExchangeClock {

    /** How time goes now. */
    Pace pace();

    /** What the clock shows. */
    default Instant at(Instant wall) {
        return pace().at(wall);
    }
}
