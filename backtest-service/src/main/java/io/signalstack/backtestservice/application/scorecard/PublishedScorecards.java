package io.signalstack.backtestservice.application.scorecard;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Every scorecard by its id, for good: the topic keeps the newest of each key only. */
public interface PublishedScorecards {

    /** Its JSON, byte for byte as it was published; empty if there is none with that id. */
    Uni<Optional<String>> find(String id);
}
