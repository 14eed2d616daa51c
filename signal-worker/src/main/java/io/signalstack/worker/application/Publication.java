package io.signalstack.worker.application;

import io.signalstack.contracts.event.SignalRecord;

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
            case SignalRecord.StrategyActivated on ->
                String.join(
                        "|",
                        "activated",
                        seriesId,
                        on.strategy(),
                        on.fromOpenTime().toString());
            case SignalRecord.StrategyDeactivated off ->
                String.join(
                        "|",
                        "deactivated",
                        seriesId,
                        off.strategy(),
                        off.fromOpenTime().toString());
        };
        return new Publication(eventId, event);
    }
}
