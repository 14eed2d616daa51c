package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * A value of {@code system-events.v1}: how the product's own parts are doing. Whoever says it says it again when it begins
 * to know it, so that the last event about a subject holds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SystemEvent.InstrumentHalted.class, name = "instrument-halted"),
    @JsonSubTypes.Type(value = SystemEvent.InstrumentTraded.class, name = "instrument-traded")
})
public sealed interface SystemEvent {

    /** What it is about, also the record's key. */
    String subject();

    /**
     * An instrument has not been traded for longer than its quiet-after.
     *
     * @param subject the instrument's text form
     * @param since the close of the last candle in which it was traded
     */
    record InstrumentHalted(String subject, Instant since) implements SystemEvent {}

    /**
     * An instrument is traded.
     *
     * @param subject the instrument's text form
     */
    record InstrumentTraded(String subject) implements SystemEvent {}
}
