package io.signalstack.platform.http;

import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that the reader of JSON lets through: one in UTF-16 or UTF-32, which it guesses (RFC 8259, section 8.1,
 * has UTF-8 alone), and one that says null, which to a resource would look like none. What a service's own clients are
 * answered is not its business: a refusal there would be of the wrong side.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class JsonBodies implements ReaderInterceptor {

    /** From here on, bytes begin no text in UTF-8, but the mark of another encoding. */
    private static final int FIRST_MARK = 0xfe;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readAllBytes();
        if (body.length > 1 && !mayBeUtf8(body)) {
            throw new ProblemException(ErrorCode.MALFORMED_JSON, "body: is not UTF-8");
        }
        context.setInputStream(new ByteArrayInputStream(body));
        Object value = context.proceed();
        if (value == null && body.length > 0) {
            throw ProblemException.invalidBody("body", "says nothing");
        }
        return value;
    }

    /** A JSON text begins with ASCII, which the wider encodings fill up with zeros. */
    private static boolean mayBeUtf8(byte[] body) {
        return body[0] != 0 && body[1] != 0 && Byte.toUnsignedInt(body[0]) < FIRST_MARK;
    }
}
