package io.signalstack.recordings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One-minute rows from a file of trades: a header, then {@code epoch seconds,price,amount}, in order of time.
 *
 * <p>A minute without trades is a flat row at the last price. Trades of amount 0 (less than Bitstamp prints) count as
 * trades: their price was paid. The last minute is left out, for the file ends inside it.
 */
final class BitstampTrades {

    private static final long MINUTE_MS = 60_000;

    private final List<RecordedCandle> rows = new ArrayList<>();
    private long minute = -1;
    private BigDecimal open = BigDecimal.ZERO;
    private BigDecimal high = BigDecimal.ZERO;
    private BigDecimal low = BigDecimal.ZERO;
    private BigDecimal close = BigDecimal.ZERO;
    private BigDecimal volume = BigDecimal.ZERO;

    private BitstampTrades() {}

    static Recording read(InputStream in) throws IOException {
        var trades = new BitstampTrades();
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                trades.add(line);
            }
        }
        return new Recording(
                "bitstamp-btcusd-2013",
                "100,000 BTC/USD trades at Bitstamp from 2013-11-25 00:00 to 2013-12-01 16:02 UTC, as recorded in"
                        + " org.ta4j:ta4j-examples (MIT licence), bitstamp_trades_from_20131125_usd.csv",
                MINUTE_MS,
                trades.rows);
    }

    private void add(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        long tradeMinute = Long.parseLong(line, 0, first, 10) / 60;
        var price = plain(line.substring(first + 1, second));
        var amount = plain(line.substring(second + 1));
        if (tradeMinute != minute) {
            if (minute >= 0) {
                finishMinutesBefore(tradeMinute);
            }
            minute = tradeMinute;
            open = price;
            high = price;
            low = price;
            volume = BigDecimal.ZERO;
        }
        high = high.max(price);
        low = low.min(price);
        close = price;
        volume = volume.add(amount);
    }

    private void finishMinutesBefore(long next) {
        rows.add(new RecordedCandle(minute * MINUTE_MS, open, high, low, close, volume.stripTrailingZeros()));
        for (long empty = minute + 1; empty < next; empty++) {
            rows.add(RecordedCandle.flat(empty * MINUTE_MS, close));
        }
    }

    private static BigDecimal plain(String decimal) {
        return new BigDecimal(decimal).stripTrailingZeros();
    }
}
