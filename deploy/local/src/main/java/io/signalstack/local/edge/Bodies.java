package io.signalstack.local.edge;

import io.signalstack.platform.http.BrokenChunks;
import io.signalstack.platform.problem.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of requests, read whole before a service is asked: who sends half of one keeps no connection to a service.
 */
final class Bodies {

    private final EdgeLimits limits;
    private long held;

    Bodies(EdgeLimits limits) {
        this.limits = limits;
    }

    /**
     * A request's body.
     *
     * @param bytes null where the request has none, which is not the same as an empty one
     */
    record Body(@Nullable Buffer bytes, Runnable release) {}

    /** Reads a body and hands it on; one that is refused has been answered, one that is late is {@link Clients}' matter. */
    void read(Exchange exchange, Handler<Body> whole) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            whole.handle(new Body(null, () -> {}));
        } else if (length != null && Long.parseLong(length) > limits.bodyBytes()) {
            tooLarge(exchange);
        } else {
            if (request.headers().contains(HttpHeaders.EXPECT)) {
                request.response().writeContinue();
            }
            new Arriving(exchange).await(whole);
        }
    }

    private void tooLarge(Exchange exchange) {
        exchange.refuseAndClose(
                ErrorCode.BODY_TOO_LARGE, "a body of more than " + limits.bodyBytes() + " bytes is not passed on");
    }

    private final class Arriving {

        private final Exchange exchange;
        private final Buffer bytes = Buffer.buffer();
        private boolean given;

        Arriving(Exchange exchange) {
            this.exchange = exchange;
        }

        void await(Handler<Body> whole) {
            BrokenChunks.of(exchange.request(), this::end);
            exchange.request()
                    .handler(this::take)
                    .exceptionHandler(_ -> release())
                    .endHandler(_ -> {
                        if (!given && !exchange.request().response().headWritten()) {
                            whole.handle(new Body(bytes, this::release));
                        } else {
                            release();
                        }
                    });
        }

        private void take(Buffer chunk) {
            if (given) {
                return;
            }
            held += chunk.length();
            bytes.appendBuffer(chunk);
            if (bytes.length() > limits.bodyBytes()) {
                release();
                tooLarge(exchange);
            } else if (held > limits.heldBytes()) {
                release();
                exchange.refuseAndClose(ErrorCode.UNAVAILABLE, "too many large requests are arriving");
            }
        }

        /** The chunks cannot be read on: where the next request begins is not known either. */
        private void end() {
            release();
            exchange.refuseAtOnce(ErrorCode.MALFORMED_REQUEST, "a chunk of the body cannot be read");
        }

        /** Lets go of what is held, once. */
        private void release() {
            if (!given) {
                given = true;
                held -= bytes.length();
            }
        }
    }
}
