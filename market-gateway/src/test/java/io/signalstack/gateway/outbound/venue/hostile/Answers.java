package io.signalstack.gateway.outbound.venue.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.gateway.outbound.venue.hostile.HostileServer.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** What a hostile server may answer. */
final class Answers {

    /** The time, as Bybit tells it. */
    static final String TIME = "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"timeNano\":\"1768046400000000000\"}}";

    private static final int MEGABYTE = 1 << 20;
    private static final long PAUSE_MS = 50;

    private Answers() {}

    /** The time, in a charset, under headers of any kind. */
    static Behaviour time(Charset charset, String... headers) {
        return body(TIME.getBytes(charset), headers);
    }

    static Behaviour body(byte[] body, String... headers) {
        return (connection, out) -> {
            out.write(head(200, "Content-Length: " + body.length, headers));
            out.write(body);
            out.flush();
        };
    }

    static Behaviour status(int status, String... headers) {
        return (connection, out) -> out.write(head(status, "Content-Length: 0", headers));
    }

    /** These bytes, whatever they are. */
    static Behaviour raw(String bytes) {
        return (connection, out) -> out.write(bytes.getBytes(ISO_8859_1));
    }

    /** Nothing, for as long as the client stays. */
    static Behaviour nothing() {
        return (connection, out) -> untilItLeaves(connection.getInputStream().read());
    }

    /** A beginning, and then the same again and again, a little each time. */
    static Behaviour dripping(String beginning, String drop) {
        return (connection, out) -> {
            out.write(beginning.getBytes(ISO_8859_1));
            while (true) {
                out.write(drop.getBytes(ISO_8859_1));
                out.flush();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        };
    }

    /** So many megabytes; how many bytes went out is counted. */
    static Behaviour megabytes(int count, AtomicLong sent) {
        return (connection, out) -> {
            byte[] zeros = new byte[MEGABYTE];
            out.write(head(200, "Content-Length: " + (long) count * MEGABYTE));
            for (int i = 0; i < count; i++) {
                out.write(zeros);
                sent.addAndGet(zeros.length);
            }
        };
    }

    /** A small body that so many megabytes can be made of. */
    static Behaviour bomb(int megabytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(new byte[MEGABYTE]);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return body(packed.toByteArray(), "Content-Encoding: gzip");
    }

    /** A part of what was promised; then the connection ends, by a reset or in order. */
    static Behaviour broken(boolean reset) {
        return (connection, out) -> {
            out.write(head(200, "Content-Length: 1000"));
            out.write(TIME.getBytes(UTF_8));
            out.flush();
            if (reset) {
                connection.setSoLinger(true, 0);
            }
        };
    }

    private static byte[] head(int status, String length, String... headers) {
        return ("HTTP/1.1 " + status + " Whatever\r\n" + length + "\r\n" + String.join("\r\n", headers)
                        + (headers.length == 0 ? "\r\n" : "\r\n\r\n"))
                .getBytes(ISO_8859_1);
    }

    private static void untilItLeaves(int end) throws IOException {
        if (end >= 0) {
            throw new IOException("there was more to the request");
        }
    }
}
