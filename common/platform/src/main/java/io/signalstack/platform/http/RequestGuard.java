package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.problem.RouteProblems;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses requests that two readers may read differently, for what decides on permissions must see the same as what
 * answers: a target that is no URI or an ambiguous path, a host that is missing, doubled or none, another header that
 * counts only once, a body in a coding that is not undone here.
 */
final class RequestGuard implements Handler<RoutingContext> {

    /** Headers of which one reader takes the first, and another the last. */
    private static final List<CharSequence> ONCE = List.of(
            HttpHeaderNames.AUTHORIZATION,
            HttpHeaderNames.CONTENT_ENCODING,
            HttpHeaderNames.CONTENT_TYPE,
            HttpHeaderNames.ORIGIN,
            "Idempotency-Key");

    private static final Pattern UTF_8 = Pattern.compile("\"?utf-?8\"?", Pattern.CASE_INSENSITIVE);

    private final RouteProblems problems;

    RequestGuard(RouteProblems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext request) {
        Optional<ProblemException> refusal = ofTarget(request.request())
                .or(() -> ofRepetition(request.request()))
                .or(() -> ofFraming(request))
                .or(() -> ofCoding(request.request()));
        refusal.ifPresentOrElse(problem -> problems.refuse(request, problem), request::next);
    }

    private static Optional<ProblemException> ofTarget(HttpServerRequest request) {
        String path = request.path();
        if (!HostRule.allows(request.headers().getAll(HttpHeaderNames.HOST))) {
            return refusal(ErrorCode.MALFORMED_REQUEST, "a request has exactly one Host, with its port");
        } else if (!TargetRule.isUri(request.uri())) {
            return refusal(
                    ErrorCode.BAD_PATH,
                    "a character stands for itself that has to be encoded, or an encoding is broken");
        } else if (path == null || !TargetRule.isPlain(path)) {
            return refusal(
                    ErrorCode.BAD_PATH, "dot segments, ';', '//', encoded slashes and control characters are refused");
        }
        return Optional.empty();
    }

    private static Optional<ProblemException> ofRepetition(HttpServerRequest request) {
        return ONCE.stream()
                .filter(name -> request.headers().getAll(name).size() > 1)
                .findFirst()
                .flatMap(name -> refusal(ErrorCode.MALFORMED_REQUEST, name + " is there twice"));
    }

    private static Optional<ProblemException> ofFraming(RoutingContext request) {
        Optional<ErrorCode> fault = FramingRule.fault(request.request());
        fault.ifPresent(_ -> AnswerHeaders.close(request));
        return fault.flatMap(code -> refusal(code, code.title()));
    }

    /** Bodies are read as they are, and as UTF-8 (RFC 8259, section 8.1). */
    private static Optional<ProblemException> ofCoding(HttpServerRequest request) {
        if (!FramingRule.announcesBody(request)) {
            return Optional.empty();
        }
        String encoding = request.getHeader(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "a body must not be compressed");
        }
        String type = request.getHeader(HttpHeaderNames.CONTENT_TYPE);
        CharSequence charset = type == null ? null : HttpUtil.getCharsetAsSequence(type);
        return charset == null || UTF_8.matcher(charset).matches()
                ? Optional.empty()
                : refusal(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "a body has to be UTF-8");
    }

    private static Optional<ProblemException> refusal(ErrorCode code, String detail) {
        return Optional.of(new ProblemException(code, detail));
    }
}
