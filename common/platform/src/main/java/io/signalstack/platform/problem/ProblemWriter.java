package io.signalstack.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.signalstack.platform.http.Requests;
import io.signalstack.platform.http.SocketHandshake;
import io.signalstack.platform.security.ServiceCredential;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts failures into documents and these into answers, and logs the unexpected ones, once. */
final class ProblemWriter {

    private static final Logger LOG = Logger.getLogger("io.signalstack.platform.problem");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /** Answers a request that is not answered yet; without effect on one that is. */
    static void answer(RoutingContext request, Failure failure) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Too late for a document; cutting the connection tells the client that the answer is not whole.
            response.reset();
            return;
        }
        response.setStatusCode(failure.code().status());
        headers(request, failure).forEach(response::putHeader);
        response.putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.end(document(request, failure));
    }

    static String document(RoutingContext request, Failure failure) {
        Problem problem = Problem.of(
                failure.code(),
                failure.detail(),
                Requests.shownPath(request),
                Requests.traceId(request),
                failure.violations(),
                failure.violatedPolicies());
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers that go with a failure. */
    static Map<String, String> headers(RoutingContext request, Failure failure) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (failure.code().status() == 401) {
            headers.put("WWW-Authenticate", challenge(request));
        }
        if (failure.retryAfter() != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(
                            Math.max(1, failure.retryAfter().plusMillis(999).toSeconds())));
        }
        if (failure.code() == ErrorCode.UPGRADE_REQUIRED) {
            headers.put("Upgrade", "websocket");
            headers.put("Connection", "Upgrade");
            headers.put("Sec-WebSocket-Version", SocketHandshake.VERSION);
        }
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    /** The scheme that was tried, and otherwise that of tokens, which most callers have to send. */
    private static String challenge(RoutingContext request) {
        String tried = request.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (ServiceCredential.isMeantBy(tried)) {
            return ServiceCredential.SCHEME;
        }
        return tried == null ? "Bearer" : "Bearer error=\"invalid_token\"";
    }

    static void log(RoutingContext request, Failure failure, @Nullable Throwable thrown) {
        if (failure.unexpected() && !isOver(request, thrown)) {
            LOG.errorf(
                    thrown,
                    "request failed unexpectedly: trace %s, %s %s",
                    Requests.traceId(request),
                    request.request().method(),
                    Requests.shownPath(request));
        }
    }

    /** Whether nothing more was to be expected: the answer is out, or the client has gone while it was sending. */
    private static boolean isOver(RoutingContext request, @Nullable Throwable thrown) {
        return request.response().ended() || thrown instanceof HttpClosedException;
    }
}
