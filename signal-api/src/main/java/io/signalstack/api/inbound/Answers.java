package io.signalstack.api.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.api.application.StoreUnavailable;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/** What answers have in common. */
final class Answers {

    private static final Duration SOON = Duration.ofSeconds(2);

    private Answers() {}

    /** For {@link Uni#plug}: a store that is out of reach becomes a 503. */
    static <T> Uni<T> orUnavailable(Uni<T> answer) {
        return answer.onFailure(StoreUnavailable.class)
                .transform(e -> new ProblemException(ErrorCode.UNAVAILABLE, "the store is out of reach", SOON));
    }

    /** JSON with its ETag, or 304 if the client has it already. */
    static Response.ResponseBuilder tagged(Request request, String json) {
        EntityTag tag = new EntityTag(hash(json));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(json) : unchanged).tag(tag);
    }

    static ProblemException unknownSymbol(String symbol) {
        String shown = symbol.length() <= 64 ? symbol : symbol.substring(0, 64) + "…";
        return new ProblemException(
                ErrorCode.UNKNOWN_SYMBOL,
                "there is no instrument '" + shown.replaceAll("\\p{Cntrl}", "?")
                        + "'; GET /api/v1/market/instruments lists them");
    }

    static ProblemException unknownStrategy(String strategy) {
        return new ProblemException(
                ErrorCode.UNKNOWN_STRATEGY,
                "there is no strategy '" + strategy + "'; GET /api/v1/strategies lists them");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
