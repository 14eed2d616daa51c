package io.signalstack.gateway.inbound;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.signalstack.contracts.codec.Json;
import io.signalstack.contracts.view.HistoryCandle;
import io.signalstack.gateway.application.ReadHistory.PagedHistory;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
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

    private final String instrument;
    private final List<Candle> first;
    private final PagedHistory history;
    private final MissingCandles missing;

    /** @param first the page that was read already */
    CandleStream(String instrument, Timeframe timeframe, List<Candle> first, PagedHistory history) {
        this.instrument = instrument;
        this.first = first;
        this.history = history;
        this.missing = new MissingCandles(timeframe);
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
            if (!missing.isNone()) {
                LOG.warnf(
                        "the history of %s lacks candles that the venue has no readable row of: %s",
                        instrument, missing);
            }
        } catch (VenueException | CancellationException e) {
            LOG.warnf("a history ends early: %s", e.getMessage());
        }
    }

    private void write(List<Candle> page, JsonGenerator json) throws IOException {
        for (Candle candle : page) {
            missing.next(candle);
            json.writeRawValue(Json.text(HistoryCandle.of(candle)));
        }
    }
}
