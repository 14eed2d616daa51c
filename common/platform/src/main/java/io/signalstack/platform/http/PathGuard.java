package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Refuses requests that two readers may read differently, for what decides on permissions must see the same as what
 * answers: dot segments, path parameters, doubled, encoded or backward slashes, control characters; a host that is
 * missing, doubled or none.
 */
final class PathGuard implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext request) {
        String path = request.request().path();
        if (!HostRule.allows(request.request().headers().getAll(HttpHeaderNames.HOST))) {
            request.fail(
                    new ProblemException(ErrorCode.MALFORMED_REQUEST, "a request has exactly one Host, with its port"));
        } else if (path == null || isAmbiguous(path)) {
            request.fail(new ProblemException(
                    ErrorCode.BAD_PATH, "dot segments, ';', '//', encoded slashes and control characters are refused"));
        } else {
            request.next();
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
