package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over base candles in their order: open time, a byte for lost, traded or synthetic, and the numbers' bits. */
public final class CandleHash {

    private static final byte LOST = 0;
    private static final byte TRADED = 1;
    private static final byte SYNTHETIC = 2;

    private final MessageDigest digest = sha256();
    private static final int CANDLE_BYTES = 49;
    private static final int BATCH = 128;

    /** Handed to the digest many candles at a time: calling it costs as much as hashing one. */
    private final ByteBuffer buffer = ByteBuffer.allocate(BATCH * CANDLE_BYTES);

    public void add(Candle candle) {
        room();
        buffer.putLong(candle.openTimeMs())
                .put(candle.synthetic() ? SYNTHETIC : TRADED)
                .putDouble(candle.open())
                .putDouble(candle.high())
                .putDouble(candle.low())
                .putDouble(candle.close())
                .putDouble(candle.volume());
    }

    public void addLost(long openTimeMs) {
        room();
        buffer.putLong(openTimeMs).put(LOST);
    }

    private void room() {
        if (buffer.remaining() < CANDLE_BYTES) {
            digest.update(buffer.flip());
            buffer.clear();
        }
    }

    /** The hash of all that was added, in hexadecimal digits; begins anew. */
    public String toHex() {
        digest.update(buffer.flip());
        buffer.clear();
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
