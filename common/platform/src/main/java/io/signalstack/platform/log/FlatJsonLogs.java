package io.signalstack.platform.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;

/** Lets all handlers that write JSON write it flat. Lines before the start have no MDC, and look the same. */
@ApplicationScoped
class FlatJsonLogs {

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        flatten(LogContext.getLogContext().getLogger("").getHandlers());
    }

    private static void flatten(Handler[] handlers) {
        for (Handler handler : handlers) {
            if (handler.getFormatter() instanceof JsonFormatter json) {
                handler.setFormatter(new FlatJsonFormatter(json));
            }
            if (handler instanceof ExtHandler parent) {
                flatten(parent.getHandlers());
            }
        }
    }
}
