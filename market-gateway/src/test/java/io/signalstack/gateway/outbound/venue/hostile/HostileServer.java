package io.signalstack.gateway.outbound.venue.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A server that reads each request and then does with the connection what it likes. */
final class HostileServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Behaviour behaviour;
    private final ConcurrentLinkedQueue<Socket> connections = new ConcurrentLinkedQueue<>();

    /** The heads of the requests that arrived. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    HostileServer(Behaviour behaviour) {
        try {
            this.listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    /** What is done with a connection once its request was read; it is closed after that. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket connection, OutputStream out) throws IOException, InterruptedException;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            requests.add(in.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n")));
            behaviour.answer(connection, connection.getOutputStream());
        } catch (IOException | UncheckedIOException e) {
            // The client has had enough, which is what is tested.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
