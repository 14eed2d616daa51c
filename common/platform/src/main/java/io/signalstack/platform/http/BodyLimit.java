package io.signalstack.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies over {@code quarkus.http.limits.max-body-size}. Quarkus's own refusal has no body, and for a body of
 * unstated length it comes in the midst of reading; so such a body is read here, as far as the limit goes.
 */
@ApplicationScoped
class BodyLimit implements Handler<RoutingContext> {

    /** Up to this many times the limit is read and thrown away, so that the client gets to see the answer. */
    private static final int DRAINED = 16;

    private final long limit;
    private final BodyHandler upToLimit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> configured) {
        limit = configured.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        upToLimit = BodyHandler.create(false).setBodyLimit(limit == Long.MAX_VALUE ? -1 : limit);
    }

    @Override
    public void handle(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null) {
            if (Long.parseLong(length) > limit) {
                refuse(request, Long.parseLong(length));
            } else {
                request.next();
            }
        } else if (request.request().headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !request.request().isEnded()) {
            // It resumes the request itself, once it listens: of one that is resumed before, the end passes unheard.
            upToLimit.handle(request);
        } else {
            request.next();
        }
    }

    /**
     * Keeps a body of unstated length that has turned out to be empty: Quarkus REST takes no body for one that has yet
     * to come, and would wait for an end that has passed.
     */
    static void keepEmpty(RoutingContext request) {
        if (request.body().buffer() == null
                && request.request().headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            ((RoutingContextInternal) request).setBody(Buffer.buffer());
        }
        request.next();
    }

    private void refuse(RoutingContext request, long length) {
        ProblemException tooLarge = new ProblemException(
                ErrorCode.BODY_TOO_LARGE, "a body of " + length + " bytes is over the limit of " + limit);
        HttpServerRequest body = request.request();
        if (body.isEnded()) {
            request.fail(tooLarge);
        } else if (length / DRAINED > limit) {
            AnswerHeaders.close(request);
            request.fail(tooLarge);
        } else {
            body.handler(_ -> {}).endHandler(_ -> request.fail(tooLarge)).resume();
        }
    }
}
