package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.platform.problem.RouteProblems;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that two readers may read differently, for what decides on permissions must see the same as what
 * answers: what is no URI, dot segments, path parameters, doubled, encoded or backward slashes, control characters; a host that is
 * missing, doubled or none.
 */
final class PathGuard implements Handler<RoutingContext> {

    private final RouteProblems problems;

    PathGuard(RouteProblems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(RoutingContext request) {
        ProblemException refusal = refusal(request.request());
        if (refusal == null) {
            request.next();
        } else {
            problems.refuse(request, refusal);
        }
    }

    private static @Nullable ProblemException refusal(HttpServerRequest request) {
        String path = request.path();
        if (!HostRule.allows(request.headers().getAll(HttpHeaderNames.HOST))) {
            return new ProblemException(ErrorCode.MALFORMED_REQUEST, "a request has exactly one Host, with its port");
        } else if (!isUri(request.uri())) {
            return new ProblemException(
                    ErrorCode.BAD_PATH,
                    "a character stands for itself that has to be encoded, or an encoding is broken");
        } else if (path == null || isAmbiguous(path)) {
            return new ProblemException(
                    ErrorCode.BAD_PATH, "dot segments, ';', '//', encoded slashes and control characters are refused");
        }
        return null;
    }

    private static boolean isUri(String target) {
        try {
            // With an origin before it, for a target may begin with slashes.
            return new URI("http://localhost" + target).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isAmbiguous(String path) {
        if (!path.startsWith("/") || path.contains("//") || path.indexOf(';') >= 0 || path.indexOf('\\') >= 0) {
            return true;
        }
        if (path.indexOf('%') >= 0 && hasAmbiguousEscape(path)) {
            return true;
        }
        return hasDotSegment(path);
    }

    private static boolean hasAmbiguousEscape(String path) {
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (at + 3 > path.length()) {
                return true;
            }
            int high = Character.digit(path.charAt(at + 1), 16);
            int low = Character.digit(path.charAt(at + 2), 16);
            if (high < 0 || low < 0) {
                return true;
            }
            int value = high * 16 + low;
            if (value < 0x20 || value == 0x7f || "/\\;%".indexOf(value) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDotSegment(String path) {
        if (path.indexOf('.') < 0 && !path.toLowerCase(Locale.ROOT).contains("%2e")) {
            return false;
        }
        for (String segment : path.replace("%2e", ".").replace("%2E", ".").split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
