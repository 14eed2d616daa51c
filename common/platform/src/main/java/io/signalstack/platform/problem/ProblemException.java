package io.signalstack.platform.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem document. For {@code inbound} and filters; inside, an expected refusal is a value. It
 * carries no stack trace, for it is an answer and not a failure.
 */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final transient List<Violation> violations;
    private final transient List<String> violatedPolicies;
    private final @Nullable Duration retryAfter;

    /** @param detail what was wrong this time, as the client may see it */
    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of(), List.of(), null);
    }

    /** @param violations each wrong parameter or field */
    public ProblemException(ErrorCode code, String detail, List<Violation> violations) {
        this(code, detail, violations, List.of(), null);
    }

    /** @param retryAfter after which it is worth another try; told in whole seconds, rounded up */
    public ProblemException(ErrorCode code, String detail, Duration retryAfter) {
        this(code, detail, List.of(), List.of(), retryAfter);
    }

    private ProblemException(
            ErrorCode code,
            String detail,
            List<Violation> violations,
            List<String> violatedPolicies,
            @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
        this.violatedPolicies = List.copyOf(violatedPolicies);
        this.retryAfter = retryAfter;
    }

    /** A wrong parameter, named in the problem's violations. */
    public static ProblemException invalidParameter(String name, String message) {
        return new ProblemException(
                ErrorCode.INVALID_PARAMETER, name + ": " + message, List.of(new Violation(name, message)));
    }

    /**
     * A body that is not as it has to be.
     *
     * @param field the path to what is wrong in it, or {@code body} for the whole
     */
    public static ProblemException invalidBody(String field, String message) {
        return new ProblemException(
                ErrorCode.INVALID_BODY, field + ": " + message, List.of(new Violation(field, message)));
    }

    /**
     * A rate limit that refused.
     *
     * @param policy its name, as the headers have it
     * @param retryAfter after which at least one more request is permitted
     */
    public static ProblemException quotaExceeded(String policy, String detail, Duration retryAfter) {
        return new ProblemException(ErrorCode.RATE_LIMITED, detail, List.of(), List.of(policy), retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Names of the rate limits that refused; empty unless one did. */
    public List<String> violatedPolicies() {
        return violatedPolicies;
    }

    /** After which it is worth another try, or null if nothing is known of that. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
