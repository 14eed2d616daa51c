package io.signalstack.local.edge;

import io.signalstack.platform.problem.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** How a request says where its body ends. The codec has seen to it that it does not say so twice. */
final class Framing {

    private Framing() {}

    /** What is wrong with it; empty if its body can be read. */
    static Optional<ErrorCode> fault(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            // The coding is not passed on, so what was coded would not be told from what was not.
            return Optional.of(ErrorCode.NOT_IMPLEMENTED);
        }
        String expected = request.getHeader(HttpHeaders.EXPECT);
        return expected == null || expected.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(ErrorCode.EXPECTATION_FAILED);
    }
}
