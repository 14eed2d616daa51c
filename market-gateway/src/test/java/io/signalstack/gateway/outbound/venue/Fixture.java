package io.signalstack.gateway.outbound.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Payloads that are kept in files. */
public final class Fixture {

    private Fixture() {}

    /** Reads one, such as {@code binance/klines.json}. */
    public static String read(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream("/fixtures/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
