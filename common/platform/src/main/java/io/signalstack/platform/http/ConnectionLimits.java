package io.signalstack.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.signalstack.platform.metrics.Metrics;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a client may hold of a service's port before it has asked for anything. Quarkus has no place for it: the guard
 * stands before its server, and each request that reaches its routes tells the connection it came on.
 */
@Singleton
class ConnectionLimits implements HttpServerOptionsCustomizer, Handler<RoutingContext> {

    /** How much later the server itself cuts off a connection that rests: it would not know what is owed on it. */
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Duration rest;
    private final ConnectionGuard guard;

    ConnectionLimits(
            Vertx vertx,
            HttpConfig config,
            ClientAddresses addresses,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.http.idle-timeout") Duration rest) {
        this.vertx = vertx;
        this.rest = rest;
        this.guard = new ConnectionGuard(
                config.connectionsPerAddress(),
                addresses::isTrusted,
                connection -> new AwaitedHead(connection, config.headTimeout(), rest, reason -> cut(registry, reason)),
                () -> cut(registry, Cut.ADDRESS));
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        // In dev mode the server outlives what is loaded anew: a guard of before would wait for heads that nobody tells
        // it of.
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        if (!(((VertxInternal) vertx).transport() instanceof GuardedTransport transport)) {
            throw new IllegalStateException("this Vert.x has no place for what guards its connections");
        }
        transport.guard(guard);
        options.setIdleTimeout(Math.toIntExact(rest.plus(BEHIND).toMillis())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    @Override
    public void handle(RoutingContext request) {
        AwaitedHead.before(request.request()).ifPresent(head -> {
            head.arrived();
            // Not called when the connection becomes a socket, which has no next request.
            request.addEndHandler(_ -> head.answered(request.request()::isEnded));
        });
        request.next();
    }

    private static void cut(MeterRegistry registry, Cut reason) {
        registry.counter(Metrics.CONNECTIONS_CUT, "reason", reason.label()).increment();
    }
}
