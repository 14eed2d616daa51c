package io.signalstack.worker.application;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.replay.Switch;

/**
 * A record for {@code signals.v1}.
 *
 * @param eventId the same each time that the same log is processed
 * @param event what happened
 */
public record Publication(String eventId, SignalRecord event) {

    static Publication of(SignalRecord event, String seriesId) {
        String eventId = switch (event) {
            case SignalRecord.OfSignal ofSignal -> ofSignal.signal().id() + "-" + ofSignal.sequence();
            case SignalRecord.StrategyActivated _, SignalRecord.StrategyDeactivated _ ->
                Switch.of(seriesId, event).orElseThrow().eventId();
        };
        return new Publication(eventId, event);
    }
}
