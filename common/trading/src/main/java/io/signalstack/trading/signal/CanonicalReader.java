package io.signalstack.trading.signal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CanonicalWriter} wrote, in the same order.
 *
 * <p>Every method throws {@link java.nio.BufferUnderflowException} when the bytes end too early.
 */
public final class CanonicalReader {

    private final ByteBuffer bytes;

    public CanonicalReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    public boolean flag() {
        return bytes.get() != 0;
    }

    public int octet() {
        return bytes.get();
    }

    public int integer() {
        return bytes.getInt();
    }

    public long whole() {
        return bytes.getLong();
    }

    public double number() {
        return bytes.getDouble();
    }

    public @Nullable Double optionalNumber() {
        return flag() ? number() : null;
    }

    public Instant instant() {
        return Instant.ofEpochMilli(whole());
    }

    public @Nullable Instant optionalInstant() {
        return flag() ? instant() : null;
    }

    public String text() {
        byte[] utf8 = new byte[integer()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
