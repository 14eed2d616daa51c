package io.signalstack.gateway.outbound.venue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A forward proxy on this machine, for which every host is one local server: it forwards what is asked for with an absolute
 * address, and opens no tunnels. It writes down what it was asked, and by whom.
 */
public final class LocalForwardProxy implements AutoCloseable {

    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final int target;
    private final ServerSocket listening;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param target the port of the one server */
    public LocalForwardProxy(int target) {
        this.target = target;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listening.close();
        client.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (SocketException e) {
            // Closed: the test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.add(line);
            }
            asked.add(head.getFirst());
            head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:"))
                    .forEach(authorizations::add);
            String answer = head.getFirst().startsWith("CONNECT") ? "502 No Tunnels" : forwarded(head.getFirst());
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String forwarded(String line) throws IOException {
        URI absolute = URI.create(line.split(" ", -1)[1]);
        String path = absolute.getRawPath() + (absolute.getRawQuery() == null ? "" : "?" + absolute.getRawQuery());
        try {
            int status = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return status + " As It Was";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
