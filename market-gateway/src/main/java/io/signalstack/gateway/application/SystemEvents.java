package io.signalstack.gateway.application;

import io.signalstack.contracts.event.SystemEvent.OfInstrument;
import java.util.concurrent.CompletionStage;

/** Where it is told how the gateway's parts are doing. */
public interface SystemEvents {

    /** Tells; done once the brokers have it, and fails if they did not take it. */
    CompletionStage<Void> tell(OfInstrument event);
}
