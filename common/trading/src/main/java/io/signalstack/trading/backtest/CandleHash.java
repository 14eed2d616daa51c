package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.signal.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over base candles in their order: open time, a byte for lost, traded or synthetic, and the numbers' bits. */
public final class CandleHash {

    private static final byte LOST = 0;
    private static final byte TRADED = 1;
    private static final byte SYNTHETIC = 2;

    private static final int CANDLE_BYTES = 49;
    private static final int BATCH = 128;
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest = Sha256.begin();

    /** Handed to the digest many candles at a time: calling it costs as much as hashing one. */
    private final byte[] bytes = new byte[BATCH * CANDLE_BYTES];

    private int length;

    public void add(Candle candle) {
        begin(candle.openTimeMs(), candle.synthetic() ? SYNTHETIC : TRADED);
        put(candle.open());
        put(candle.high());
        put(candle.low());
        put(candle.close());
        put(candle.volume());
    }

    public void addLost(long openTimeMs) {
        begin(openTimeMs, LOST);
    }

    private void begin(long openTimeMs, byte kind) {
        if (length + CANDLE_BYTES > bytes.length) {
            flush();
        }
        put(openTimeMs);
        bytes[length++] = kind;
    }

    private void put(double value) {
        put(Double.doubleToRawLongBits(value));
    }

    private void put(long value) {
        BIG_ENDIAN.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void flush() {
        digest.update(bytes, 0, length);
        length = 0;
    }

    /** The hash of all that was added, in hexadecimal digits; begins anew. */
    public String toHex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
