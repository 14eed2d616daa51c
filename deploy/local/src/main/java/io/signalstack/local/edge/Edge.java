package io.signalstack.local.edge;

import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.signalstack.platform.http.FramingRule;
import io.signalstack.platform.http.SocketHandshake;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.sandbox.process.StartException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The local stack's origin: passes requests and WebSockets on to the service whose path it is, says who asked, and
 * answers {@code /health} and {@code /metrics} for all. Listens on 127.0.0.1 only, and lets nobody hold what others need.
 */
public final class Edge implements AutoCloseable {

    private static final String HERE = "127.0.0.1";

    /** The longest first line of a request, in bytes: as long as the services take it. */
    private static final int LONGEST_LINE = 8_192;

    /** The longest head of a request, in bytes: the services' 16 KiB, less what is added on the way there. */
    private static final int LONGEST_HEAD = 15_360;

    private final Vertx vertx;
    private final Map<String, Integer> services;
    private final Clients clients;
    private final Bodies bodies;
    private final Passage passage;
    private final SocketPassage sockets;
    private final Health health;
    private final Scrape scrape;
    private final HttpServer server;

    private Edge(Vertx vertx, Map<String, Integer> services, EdgeLimits limits) {
        this.vertx = vertx;
        this.services = services;
        // Connections of its own for each use: neither sockets, which last, nor requests that wait keep out the others.
        HttpClient ofOurOwn = client(vertx, limits);
        this.clients = new Clients(vertx, limits);
        this.bodies = new Bodies(limits);
        this.passage = new Passage(vertx, client(vertx, limits), limits);
        this.sockets = new SocketPassage(vertx, client(vertx, limits), limits, clients);
        this.health = new Health(vertx, ofOurOwn, Health.Pace.USUAL);
        this.scrape = new Scrape(ofOurOwn, services);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HERE)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LONGEST_HEAD)
                        // Nobody here speaks HTTP/2 in clear text, which would go past what is checked for 1.1.
                        .setHttp2ClearTextEnabled(false)
                        // A service agrees on extensions, or not; what reads them here fails at what it cannot read.
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false))
                .connectionHandler(clients::opened)
                .requestHandler(this::handle)
                .invalidRequestHandler(Edge::refuseUnreadable);
    }

    private static HttpClient client(Vertx vertx, EdgeLimits limits) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                        .setKeepAliveTimeout(30),
                new PoolOptions()
                        .setHttp1MaxSize(limits.requestsPerService())
                        .setMaxWaitQueueSize(limits.waitingPerService()));
    }

    /**
     * Starts the edge.
     *
     * @param port the port to listen on, 0 for any free one
     * @param services port by service name
     * @param servers what {@code /health} tells of beside the services
     * @throws StartException if the port is in use
     */
    public static Edge start(int port, Map<String, Integer> services, List<DataServer> servers) {
        return start(port, services, servers, EdgeLimits.DEFAULT);
    }

    static Edge start(int port, Map<String, Integer> services, List<DataServer> servers, EdgeLimits limits) {
        // One event loop owns all of its state.
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Edge edge = new Edge(vertx, services, limits);
        try {
            // With the port alone, Vert.x would listen on every interface, whatever its options say.
            edge.server
                    .listen(port, HERE)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            vertx.runOnContext(_ -> edge.health.watch(services, servers));
            return edge;
        } catch (CompletionException e) {
            edge.close();
            if (e.getCause() instanceof BindException) {
                throw new StartException("port " + port + " is in use; choose another with --port", e);
            }
            throw e;
        }
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(request);
        clients.asked(exchange);
        switch (RequestTarget.of(request.uri(), request.headers().getAll(HttpHeaders.HOST))) {
            case RequestTarget.Refused refused -> exchange.refuseAndClose(refused.code(), refused.detail());
            case RequestTarget.Clear target ->
                FramingRule.fault(request)
                        .ifPresentOrElse(
                                fault -> exchange.refuseAndClose(fault, fault.title()), () -> route(exchange, target));
        }
    }

    private void route(Exchange exchange, RequestTarget.Clear target) {
        switch (target.path()) {
            case "/health" -> answer(exchange, health::answer);
            case "/metrics" -> answer(exchange, scrape::answer);
            default ->
                Routes.serviceFor(target.path())
                        .ifPresentOrElse(
                                service -> pass(exchange, target, service),
                                () -> exchange.refuse(ErrorCode.UNKNOWN_PATH, "no service answers this path"));
        }
    }

    private void pass(Exchange exchange, RequestTarget.Clear target, String service) {
        int port = requireNonNull(services.get(service), service);
        if (Routes.isSocket(target.path()) && SocketHandshake.isAskedFor(exchange.request())) {
            sockets.pass(exchange, target, port);
        } else {
            // Elsewhere a wish to upgrade is one that a server may ignore (RFC 9110, section 7.8).
            bodies.read(exchange, body -> passage.pass(exchange, target, port, body));
        }
    }

    private static void answer(Exchange exchange, Supplier<Future<Answer>> source) {
        HttpMethod method = exchange.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            exchange.request().response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            exchange.refuse(ErrorCode.METHOD_NOT_ALLOWED, "this can only be read");
            return;
        }
        source.get()
                .onSuccess(it -> exchange.answer(it.status(), it.contentType(), it.body()))
                .onFailure(_ -> exchange.refuse(ErrorCode.BAD_GATEWAY, "a service has answered what cannot be read"));
    }

    /** What the HTTP codec could not read: where the next request begins is not known either. */
    private static void refuseUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        ErrorCode code = cause instanceof TooLongHttpLineException
                ? ErrorCode.URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException
                        ? ErrorCode.HEADERS_TOO_LARGE
                        : ErrorCode.MALFORMED_REQUEST;
        new Exchange(request).refuseAtOnce(code, code.title());
    }
}
