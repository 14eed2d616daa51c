package io.signalstack.gateway.inbound;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.signalstack.contracts.codec.Json;
import io.signalstack.gateway.application.ReadHistory.PagedHistory;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.trading.market.Candle;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/** Writes a history as a JSON array of candles, page by page. */
final class CandleStream implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(CandleStream.class);
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);

    private final List<Candle> first;
    private final PagedHistory history;

    /** @param first the page that was read already */
    CandleStream(List<Candle> first, PagedHistory history) {
        this.first = first;
        this.history = history;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try (history;
                JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartArray();
            write(first, json);
            while (history.pages().hasNext()) {
                write(history.pages().next(), json);
                json.flush();
            }
            json.writeEndArray();
        } catch (VenueException | CancellationException e) {
            LOG.warnf("a history ends early: %s", e.getMessage());
        }
    }

    private static void write(List<Candle> page, JsonGenerator json) throws IOException {
        for (Candle candle : page) {
            json.writeRawValue(Json.text(CandleView.of(candle)));
        }
    }
}
