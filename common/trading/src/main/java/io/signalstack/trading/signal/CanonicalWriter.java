package io.signalstack.trading.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as unambiguous bytes, big-endian: texts with their length before them, numbers in full width, a flag byte
 * before what may be null. Read back by {@link CanonicalReader}.
 */
public final class CanonicalWriter {

    private static final int ID_DIGITS = 32;

    private byte[] bytes = new byte[256];
    private int length;

    public CanonicalWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    public CanonicalWriter octet(int value) {
        room(Byte.BYTES);
        bytes[length++] = (byte) value;
        return this;
    }

    public CanonicalWriter integer(int value) {
        return bigEndian(value, Integer.BYTES);
    }

    public CanonicalWriter whole(long value) {
        return bigEndian(value, Long.BYTES);
    }

    /** The bits of a double, so that what is read back is the same number. */
    public CanonicalWriter number(double value) {
        return whole(Double.doubleToLongBits(value));
    }

    public CanonicalWriter optionalNumber(@Nullable Double value) {
        flag(value != null);
        return value == null ? this : number(value);
    }

    /** An instant in milliseconds. */
    public CanonicalWriter instant(Instant value) {
        return whole(value.toEpochMilli());
    }

    public CanonicalWriter optionalInstant(@Nullable Instant value) {
        flag(value != null);
        return value == null ? this : instant(value);
    }

    public CanonicalWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return integer(utf8.length).written(utf8);
    }

    /** Appends what another writer has written. */
    public CanonicalWriter written(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** What has been written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The first 32 hexadecimal digits of the SHA-256 over what has been written. */
    public String toId() {
        return toId(Sha256.begin());
    }

    /** The same of what a digest has seen, and then of what has been written. */
    String toId(MessageDigest begun) {
        begun.update(bytes, 0, length);
        return HexFormat.of().formatHex(begun.digest(), 0, ID_DIGITS / 2);
    }

    private CanonicalWriter bigEndian(long value, int width) {
        room(width);
        for (int shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
