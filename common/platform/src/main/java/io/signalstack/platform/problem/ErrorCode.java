package io.signalstack.platform.problem;

import java.util.Locale;

/**
 * The one table of what can be refused or go wrong. The name is stable and is what clients may switch on; the title is
 * for people and may be reworded.
 */
public enum ErrorCode {
    INVALID_PARAMETER(400, "A parameter is not valid"),
    INVALID_BODY(400, "The body is not valid"),
    MALFORMED_JSON(400, "The body is not JSON that can be read"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    BAD_PATH(400, "The path is written in a way that is refused"),
    BAD_CURSOR(400, "The cursor cannot be read"),

    UNAUTHENTICATED(401, "Authentication is needed"),
    TOKEN_INVALID(401, "The token is not valid"),
    CREDENTIALS_INVALID(401, "The credentials are not valid"),

    FORBIDDEN(403, "This is not permitted"),
    TIER_TOO_LOW(403, "The account's tier does not include this"),

    UNKNOWN_PATH(404, "There is nothing at this path"),
    NOT_FOUND(404, "It does not exist"),
    UNKNOWN_SYMBOL(404, "The symbol is not known"),
    UNKNOWN_STRATEGY(404, "The strategy is not known"),
    NO_TRUTH(404, "Nobody knows the truth of this market"),

    METHOD_NOT_ALLOWED(405, "The path does not take this method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in an accepted media type"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "It conflicts with what is there"),
    AT_WORK(409, "The same request is still at work"),
    GONE(410, "It is no longer there"),
    LENGTH_REQUIRED(411, "The length of the body has to be stated"),
    PRECONDITION_FAILED(412, "It has changed since it was read"),
    BODY_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not taken"),
    EXPECTATION_FAILED(417, "The expectation cannot be met"),
    NOT_COVERED(422, "The archive does not cover what was asked for"),
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
    UNPROCESSABLE(422, "It is readable, but makes no sense"),
    UPGRADE_REQUIRED(426, "The path takes WebSockets only"),
    RATE_LIMITED(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    /** Any other 4xx that a library gives. */
    REFUSED(400, "The request was refused"),

    INTERNAL(500, "Something went wrong here"),
    NOT_IMPLEMENTED(501, "This is not offered"),
    BAD_GATEWAY(502, "A service behind this one gave no usable answer"),
    UNAVAILABLE(503, "This is not available right now"),
    GATEWAY_TIMEOUT(504, "A service behind this one gave no answer in time");

    /** From the IETF's draft on RateLimit fields, which registers it. */
    private static final String QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** What it means in a few words, the same for every occurrence. */
    public String title() {
        return title;
    }

    /**
     * Whether a request that is refused so was malformed, or not permitted: it counts against the address that it came
     * from, whoever sent it.
     */
    public boolean countsAgainstAddress() {
        return switch (status) {
            case 400, 401, 403, 405, 406, 408, 411, 413, 414, 415, 417, 426, 431 -> true;
            default -> this == UNKNOWN_PATH;
        };
    }

    /**
     * The URI that names this kind of problem: {@code urn:signalstack:problem:unknown-symbol} and the like, or the one
     * that is registered for it.
     */
    public String type() {
        return this == RATE_LIMITED
                ? QUOTA_EXCEEDED
                : "urn:signalstack:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code for a bare HTTP status that a library gives; {@link #REFUSED} or {@link #INTERNAL} where none fits. */
    public static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> UNKNOWN_PATH;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 410 -> GONE;
            case 411 -> LENGTH_REQUIRED;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 417 -> EXPECTATION_FAILED;
            case 422 -> UNPROCESSABLE;
            case 426 -> UPGRADE_REQUIRED;
            case 429 -> RATE_LIMITED;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 502 -> BAD_GATEWAY;
            case 503 -> UNAVAILABLE;
            case 504 -> GATEWAY_TIMEOUT;
            default -> status >= 500 ? INTERNAL : REFUSED;
        };
    }
}
