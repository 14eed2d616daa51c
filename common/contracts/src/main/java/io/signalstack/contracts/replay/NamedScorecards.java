package io.signalstack.contracts.replay;

import java.util.Optional;

/** Scorecards by the ids under which signals name them. */
@FunctionalInterface
public interface NamedScorecards {

    /** The value as it was published; empty where it cannot be had. */
    Optional<byte[]> find(String id);
}
