package io.signalstack.platform.http;

import io.signalstack.platform.problem.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** How a request may say where its body ends. The codec has seen to it that it does not say so twice. */
public final class FramingRule {

    private FramingRule() {}

    /** What is wrong with it; empty if its body can be read. */
    public static Optional<ErrorCode> fault(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            // Another coding is undone by nobody here, so what was coded would not be told from what was not.
            return Optional.of(ErrorCode.NOT_IMPLEMENTED);
        }
        String expected = request.getHeader(HttpHeaders.EXPECT);
        return expected == null || expected.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(ErrorCode.EXPECTATION_FAILED);
    }

    /** Whether a request says that a body follows its head. */
    public static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
