package io.signalstack.contracts.replay;

import io.signalstack.contracts.event.SignalRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * That a strategy scores an instrument's candles, or no longer.
 *
 * @param seriesId the series in which it took effect
 * @param strategy {@code id@version}
 * @param on whether it scores
 * @param from the first base candle for which that holds
 * @param reason why
 */
public record Switch(String seriesId, String strategy, boolean on, Instant from, String reason) {

    private static final String ACTIVATED = "activated";
    private static final String DEACTIVATED = "deactivated";

    /** Of a published record; empty if the record is about a signal. */
    public static Optional<Switch> of(String seriesId, SignalRecord record) {
        return switch (record) {
            case SignalRecord.StrategyActivated activated ->
                Optional.of(
                        new Switch(seriesId, activated.strategy(), true, activated.fromOpenTime(), activated.reason()));
            case SignalRecord.StrategyDeactivated deactivated ->
                Optional.of(new Switch(
                        seriesId, deactivated.strategy(), false, deactivated.fromOpenTime(), deactivated.reason()));
            case SignalRecord.OfSignal _ -> Optional.empty();
        };
    }

    /** Of a published record and its {@code event-id} header, which tells the series. */
    public static Optional<Switch> published(String eventId, SignalRecord record) {
        String[] parts = eventId.split("\\|", -1);
        return parts.length == 4 ? of(parts[1], record) : Optional.empty();
    }

    /** The {@code event-id} under which it is published: the same each time that the same log is processed. */
    public String eventId() {
        return String.join("|", on ? ACTIVATED : DEACTIVATED, seriesId, strategy, from.toString());
    }
}
