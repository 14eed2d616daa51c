package io.signalstack.gateway.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.trading.market.Candle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells two versions of a candle apart: the first 8 bytes of SHA-256 over its prices and volume, in hex. */
final class ContentHash {

    private static final int BYTES = 8;

    private ContentHash() {}

    static String of(Candle candle) {
        String content =
                candle.open() + "|" + candle.high() + "|" + candle.low() + "|" + candle.close() + "|" + candle.volume();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
