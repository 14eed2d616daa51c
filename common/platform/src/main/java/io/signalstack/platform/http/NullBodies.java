package io.signalstack.platform.http;

import io.signalstack.platform.problem.ProblemException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses a body that says null: to a resource it would look like none, which may mean something else. */
@Provider
public class NullBodies implements ReaderInterceptor {

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readAllBytes();
        context.setInputStream(new ByteArrayInputStream(body));
        Object value = context.proceed();
        if (value == null && body.length > 0) {
            throw ProblemException.invalidBody("body", "says nothing");
        }
        return value;
    }
}
