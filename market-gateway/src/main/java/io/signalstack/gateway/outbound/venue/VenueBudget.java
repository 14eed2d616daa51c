package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.Urgency;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lets calls to one venue through as its limits allow, counting what every replica behind the same address sends. */
public interface VenueBudget {

    /** Asks for a call; one that may go is charged at once. */
    Verdict ask(List<Charge> charges, Urgency urgency);

    /** The venue itself says that this much of a limit is used; it is believed where it is more than was counted. */
    void used(Charge counted);

    /** Nobody behind this address calls the venue before this instant of the wall clock. */
    void leaveAlone(Instant until);

    /** What a call is told. */
    sealed interface Verdict {

        /** Go on. */
        record Go() implements Verdict {}

        /** Ask again after this long. */
        record Wait(Duration duration) implements Verdict {}

        /** The venue has asked to be left alone until then. */
        record LeftAlone(Instant until) implements Verdict {}
    }
}
