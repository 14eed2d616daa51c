package io.signalstack.recordings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Five-minute rows from a JSON file of bars: {@code {"name": ..., "ohlc": [{"endTime": ms of the bucket's last
 * millisecond, "openPrice": ..., "highPrice": ..., "lowPrice": ..., "closePrice": ..., "volume": ...}]}}.
 */
final class BarFile {

    private static final long FIVE_MINUTES_MS = 300_000;

    private BarFile() {}

    static Recording read(InputStream in) throws IOException {
        List<RecordedCandle> rows = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        rows.add(row(numbers(json)));
                    }
                }
            }
        }
        return new Recording(
                "binanceus-ethusd-2023",
                "580 five-minute ETH/USD candles at Binance.US from 2023-03-13 18:00 to 2023-03-15 18:20 UTC, as recorded"
                        + " in org.ta4j:ta4j-examples (MIT licence), ETH-USD-PT5M-2023-3-13_2023-3-15.json",
                FIVE_MINUTES_MS,
                rows);
    }

    private static Map<String, BigDecimal> numbers(JsonParser json) throws IOException {
        Map<String, BigDecimal> numbers = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            numbers.put(field, json.getDecimalValue().stripTrailingZeros());
        }
        return numbers;
    }

    private static RecordedCandle row(Map<String, BigDecimal> bar) throws IOException {
        return new RecordedCandle(
                field(bar, "endTime").longValueExact() + 1 - FIVE_MINUTES_MS,
                field(bar, "openPrice"),
                field(bar, "highPrice"),
                field(bar, "lowPrice"),
                field(bar, "closePrice"),
                field(bar, "volume"));
    }

    private static BigDecimal field(Map<String, BigDecimal> bar, String name) throws IOException {
        BigDecimal value = bar.get(name);
        if (value == null) {
            throw new IOException("a bar has no " + name + ": " + bar);
        }
        return value;
    }
}
