package io.signalstack.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every 4xx and 5xx answer (RFC 9457).
 *
 * @param type a URI naming the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail what was wrong this time; absent where it would tell what is not the client's business
 * @param instance the path that was asked for, without its query
 * @param code the name of the {@link ErrorCode}
 * @param traceId under which the logs know this request
 * @param violations each wrong parameter or field; absent if there is none to name
 * @param violatedPolicies names of the rate limits that refused; absent unless one did
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "code",
    "traceId",
    "violations",
    "violated-policies"
})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        List<Violation> violations,
        @JsonProperty("violated-policies") List<String> violatedPolicies) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
        violatedPolicies = List.copyOf(violatedPolicies);
    }

    /** A problem that belongs to no HTTP request, such as one in a feed's error frame. */
    public static Problem of(ErrorCode code, @Nullable String detail) {
        return of(code, detail, null, null, List.of());
    }

    /** A problem that no rate limit has to do with. */
    public static Problem of(
            ErrorCode code,
            @Nullable String detail,
            @Nullable String instance,
            @Nullable String traceId,
            List<Violation> violations) {
        return of(code, detail, instance, traceId, violations, List.of());
    }

    /** A problem met while answering {@code instance}. */
    public static Problem of(
            ErrorCode code,
            @Nullable String detail,
            @Nullable String instance,
            @Nullable String traceId,
            List<Violation> violations,
            List<String> violatedPolicies) {
        return new Problem(
                code.type(),
                code.title(),
                code.status(),
                detail,
                instance,
                code.name(),
                traceId,
                violations,
                violatedPolicies);
    }
}
