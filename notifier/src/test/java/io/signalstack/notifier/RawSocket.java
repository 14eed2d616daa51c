package io.signalstack.notifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the live feed that writes its WebSocket frames (RFC 6455) itself, also wrong ones. */
final class RawSocket implements AutoCloseable {

    /** First byte of a frame: the last of its message, and text. */
    static final int TEXT = 0x81;

    /** First byte of a frame of text that goes on in others. */
    static final int TEXT_BEGINS = 0x01;

    /** First byte of a frame that goes on with a message, and is not its last. */
    static final int TEXT_GOES_ON = 0x00;

    /** First byte of a ping. */
    static final int PING = 0x89;

    /** First byte of a close frame. */
    static final int CLOSE = 0x88;

    private static final int MASKED = 0x80;
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final DataInputStream in;
    private final String head;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.head = readHead();
    }

    /** Connects, offering to compress, as browsers do. */
    static RawSocket connect(URI service, String token) throws IOException {
        Socket socket = opened(service);
        askForUpgrade(socket, service, token, 13);
        return new RawSocket(socket);
    }

    /** Connects after a try that is refused, on the same connection, for its version of the protocol. */
    static RawSocket connectAfterRefusal(URI service, String token) throws IOException {
        Socket socket = opened(service);
        askForUpgrade(socket, service, token, 99);
        RawSocket refused = new RawSocket(socket);
        if (!refused.head().startsWith("HTTP/1.1 426 ")) {
            throw new AssertionError(refused.head());
        }
        refused.skipBody();
        askForUpgrade(socket, service, token, 13);
        return new RawSocket(socket);
    }

    private static Socket opened(URI service) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void askForUpgrade(Socket socket, URI service, String token, int version) throws IOException {
        socket.getOutputStream()
                .write(("GET /api/v1/ws?token=" + token + " HTTP/1.1\r\nHost: " + service.getAuthority()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: " + version
                                + "\r\n"
                                + "Sec-WebSocket-Extensions: permessage-deflate, deflate-frame\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(ISO_8859_1));
    }

    /** The lines of the server's answer before the first frame. */
    String head() {
        return head;
    }

    /** Sends a frame with a mask of zeros, which leaves its payload as it is. */
    void send(int firstByte, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(MASKED | payload.length);
        } else if (payload.length <= 0xffff) {
            frame.write(MASKED | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        } else {
            frame.write(MASKED | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >>> shift));
            }
        }
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** Reads on to the code of the server's close frame; others than that may come before. */
    int closeCode() throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (System.nanoTime() < until) {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] payload = in.readNBytes(length);
            if (first == CLOSE) {
                return Byte.toUnsignedInt(payload[0]) << 8 | Byte.toUnsignedInt(payload[1]);
            }
        }
        throw new SocketTimeoutException("the server does not close");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skipBody() throws IOException {
        Matcher length = Pattern.compile("(?i)content-length: ([0-9]+)").matcher(head);
        if (length.find()) {
            in.skipNBytes(Integer.parseInt(length.group(1)));
        }
    }

    private String readHead() throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            read.append((char) in.readUnsignedByte());
        }
        return read.toString();
    }
}
