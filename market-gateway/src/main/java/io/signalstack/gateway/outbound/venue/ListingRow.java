package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.Listing;
import io.signalstack.gateway.outbound.venue.UnusableAnswer.Reason;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * How a venue's list writes an instrument.
 *
 * @param tick reads the smallest step of its price
 * @param status reads whether it can be traded, in the venue's word
 * @param trading that word for yes
 */
public record ListingRow(Function<JsonNode, BigDecimal> tick, Function<JsonNode, String> status, String trading) {

    /** A row that has both in fields of these names. */
    public static ListingRow of(String tick, String status, String trading) {
        return new ListingRow(
                row -> Payload.tickText(row.path(tick), tick), row -> Payload.text(row.path(status), status), trading);
    }

    /**
     * What a row says.
     *
     * @throws UnusableAnswer naming what cannot be read
     */
    public Listing read(JsonNode row) {
        String word = status.apply(row);
        return new Listing(tick.apply(row), word.equals(trading), Payload.beginning(word));
    }

    /**
     * What the first row about an instrument says.
     *
     * @param field where a row names its instrument
     * @throws UnusableAnswer naming what cannot be read, or if there is no such row
     */
    public Listing read(JsonNode rows, String field, String symbol) {
        return StreamSupport.stream(
                        Payload.array(rows, "the list of instruments").spliterator(), false)
                .filter(row -> row.path(field).asText().equals(symbol))
                .findFirst()
                .map(this::read)
                .orElseThrow(() -> new UnusableAnswer(Reason.UNKNOWN_INSTRUMENT, "lists no such instrument"));
    }
}
