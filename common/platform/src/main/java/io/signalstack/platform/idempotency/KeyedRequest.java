package io.signalstack.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that its client may repeat under the same key.
 *
 * @param owner whose key it is
 * @param route what was asked of: a key means nothing elsewhere
 * @param fingerprint the same for all requests that ask for the same
 */
public record KeyedRequest(String owner, String route, String key, String fingerprint) {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /**
     * A request under its key.
     *
     * @param asked all that was asked for, as it was understood: how it was written does not matter
     */
    public static KeyedRequest of(String owner, String route, String key, Object asked) {
        try {
            byte[] canonical = CANONICAL.writeValueAsString(asked).getBytes(UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return new KeyedRequest(owner, route, key, HexFormat.of().formatHex(digest));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
