package io.signalstack.platform.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a throwable means to the client, before it is put into a document.
 *
 * @param detail what was wrong this time; null where that is not the client's business
 * @param violatedPolicies names of the rate limits that refused
 * @param retryAfter after which it is worth another try, if something is known of that
 */
record Failure(
        ErrorCode code,
        @Nullable String detail,
        List<Violation> violations,
        List<String> violatedPolicies,
        @Nullable Duration retryAfter) {

    static Failure of(ErrorCode code) {
        return new Failure(code, null, List.of(), List.of(), null);
    }

    static Failure of(ErrorCode code, String detail) {
        return new Failure(code, detail, List.of(), List.of(), null);
    }

    static Failure of(ErrorCode code, String detail, List<Violation> violations) {
        return new Failure(code, detail, violations, List.of(), null);
    }

    /** What may be there in a moment. */
    static Failure unavailable(String detail, Duration retryAfter) {
        return new Failure(ErrorCode.UNAVAILABLE, detail, List.of(), List.of(), retryAfter);
    }

    static Failure of(ProblemException e) {
        return new Failure(e.code(), e.getMessage(), e.violations(), e.violatedPolicies(), e.retryAfter());
    }

    /** Whether it is our fault and has to be looked into. */
    boolean unexpected() {
        return code == ErrorCode.INTERNAL;
    }
}
