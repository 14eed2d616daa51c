package io.signalstack.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The recordings there are; each is read once and kept, for tests and the local stack ask for it often. */
public final class Recordings {

    private Recordings() {}

    /** Bitstamp's BTC/USD trades of 6.7 days in 2013 as 9,602 one-minute rows. */
    public static Recording btcUsd() {
        return BtcUsd.RECORDING;
    }

    /** ETH/USD at Binance.US over two days in 2023: 580 five-minute rows. */
    public static Recording ethUsd() {
        return EthUsd.RECORDING;
    }

    private static final class BtcUsd {
        private static final Recording RECORDING = read("bitstamp_trades_from_20131125_usd.csv", BitstampTrades::read);
    }

    private static final class EthUsd {
        private static final Recording RECORDING = read("ETH-USD-PT5M-2023-3-13_2023-3-15.json", BarFile::read);
    }

    private interface Reader {
        Recording read(InputStream in) throws IOException;
    }

    private static Recording read(String resource, Reader reader) {
        // The data's own class loader: in a Quarkus test the thread's one may not see it.
        try (InputStream in = Recordings.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not on the class path; it comes with org.ta4j:ta4j-examples");
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
