package io.signalstack.backtestservice.outbound.archive;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedCandle.Lost;
import io.signalstack.backtestservice.application.archive.ArchivedCandle.Traded;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring candles in one row, packed: a format byte, then deflated columns, for values of one kind compress better
 * side by side.
 */
final class CandleChunk {

    /** Open times that share a row. */
    static final int SPAN = 60;

    private static final byte FORMAT = 1;
    private static final List<ToDoubleFunction<Candle>> VALUES =
            List.of(Candle::open, Candle::high, Candle::low, Candle::close, Candle::volume);

    private static final int LOST = 1;
    private static final int SYNTHETIC = 2;
    private static final int BACKFILLED = 4;
    private static final int CLOSED_AT = 8;

    private CandleChunk() {}

    /** Open time of the first candle of the row that holds the given one. */
    static Instant firstOpen(Timeframe timeframe, long openTimeMs) {
        long spanMs = SPAN * timeframe.lengthMs();
        return Instant.ofEpochMilli(Math.floorDiv(openTimeMs, spanMs) * spanMs);
    }

    /** Both together, in order, each version of a candle once: what was there stays as it is. */
    static List<ArchivedCandle> merge(Collection<ArchivedCandle> there, Collection<ArchivedCandle> more) {
        TreeSet<ArchivedCandle> all = new TreeSet<>(ArchivedCandle.ORDER);
        all.addAll(there);
        all.addAll(more);
        return List.copyOf(all);
    }

    static byte[] pack(List<ArchivedCandle> candles) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            write(candles, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException if the row is of a format that this version does not know */
    static List<ArchivedCandle> unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] != FORMAT) {
            throw new IllegalStateException("a candle chunk is of an unknown format");
        }
        ByteArrayInputStream bytes = new ByteArrayInputStream(packed, 1, packed.length - 1);
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(bytes))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(List<ArchivedCandle> candles, DataOutputStream out) throws IOException {
        out.writeInt(candles.size());
        long before = 0;
        for (ArchivedCandle candle : candles) {
            out.writeLong(candle.openTimeMs() - before);
            before = candle.openTimeMs();
        }
        for (ArchivedCandle candle : candles) {
            out.writeInt(candle.version());
        }
        for (ArchivedCandle candle : candles) {
            out.writeByte(flags(candle));
        }
        for (ToDoubleFunction<Candle> value : VALUES) {
            for (ArchivedCandle candle : candles) {
                if (candle instanceof Traded traded) {
                    out.writeDouble(value.applyAsDouble(traded.candle()));
                }
            }
        }
        for (ArchivedCandle candle : candles) {
            if (candle instanceof Traded traded && traded.closedAt() != null) {
                write(traded.closedAt(), out);
            }
        }
    }

    private static void write(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static List<ArchivedCandle> read(DataInputStream in) throws IOException {
        int size = in.readInt();
        long[] openTimes = new long[size];
        for (int i = 0; i < size; i++) {
            openTimes[i] = in.readLong() + (i == 0 ? 0 : openTimes[i - 1]);
        }
        int[] versions = new int[size];
        for (int i = 0; i < size; i++) {
            versions[i] = in.readInt();
        }
        byte[] flags = new byte[size];
        in.readFully(flags);
        double[][] values = new double[VALUES.size()][size];
        for (double[] column : values) {
            for (int i = 0; i < size; i++) {
                column[i] = is(flags[i], LOST) ? 0 : in.readDouble();
            }
        }
        List<ArchivedCandle> candles = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            candles.add(
                    is(flags[i], LOST)
                            ? new Lost(openTimes[i])
                            : new Traded(
                                    candle(openTimes[i], values, i, is(flags[i], SYNTHETIC)),
                                    versions[i],
                                    closedAt(in, flags[i]),
                                    is(flags[i], BACKFILLED)));
        }
        return candles;
    }

    private static Candle candle(long openTimeMs, double[][] values, int i, boolean synthetic) {
        return new Candle(openTimeMs, values[0][i], values[1][i], values[2][i], values[3][i], values[4][i], synthetic);
    }

    private static @Nullable Instant closedAt(DataInputStream in, byte flags) throws IOException {
        return is(flags, CLOSED_AT) ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
    }

    private static int flags(ArchivedCandle candle) {
        return switch (candle) {
            case Lost _ -> LOST;
            case Traded traded ->
                (traded.candle().synthetic() ? SYNTHETIC : 0)
                        | (traded.backfilled() ? BACKFILLED : 0)
                        | (traded.closedAt() == null ? 0 : CLOSED_AT);
        };
    }

    private static boolean is(byte flags, int flag) {
        return (flags & flag) != 0;
    }
}
