package io.signalstack.notifier.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A place in the feed that a client can come back to, on any replica. Clients see it as opaque text: base64url of a
 * version byte, the cluster's id with its length before it, and one varint a partition.
 *
 * @param cluster id of the Kafka cluster whose offsets these are
 * @param positions what has been seen
 */
public record Cursor(String cluster, Positions positions) {

    private static final byte VERSION = 1;
    private static final int LONGEST = 1_000;

    /** As clients keep it. */
    public String encode() {
        byte[] name = cluster.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(2 + name.length + 10 * positions.partitions());
        bytes.put(VERSION).put((byte) name.length).put(name);
        positions.next().forEach(offset -> putVarint(bytes, offset));
        bytes.flip();
        byte[] used = new byte[bytes.remaining()];
        bytes.get(used);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(used);
    }

    /** Reads what {@link #encode} gave; empty if it is anything else. */
    public static Optional<Cursor> decode(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != VERSION) {
                return Optional.empty();
            }
            byte[] name = new byte[Byte.toUnsignedInt(bytes.get())];
            bytes.get(name);
            List<Long> offsets = new ArrayList<>();
            while (bytes.hasRemaining()) {
                offsets.add(varint(bytes));
            }
            return Optional.of(new Cursor(new String(name, UTF_8), new Positions(offsets)));
        } catch (IllegalArgumentException | BufferUnderflowException notOne) {
            return Optional.empty();
        }
    }

    private static void putVarint(ByteBuffer bytes, long offset) {
        long rest = offset;
        while (rest > 0x7F) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("an offset of more than 63 bits");
    }
}
