package io.signalstack.local.edge;

import static java.util.Objects.requireNonNull;

import io.signalstack.contracts.codec.Json;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.Problem;
import io.signalstack.sandbox.process.StartException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The local stack's origin: passes requests and WebSockets on to the service whose path it is, says who asked in {@code
 * Forwarded} and {@code X-Forwarded-For}, and answers {@code /health} and {@code /metrics} for all services together.
 */
public final class Edge implements AutoCloseable {

    private static final List<String> FORWARDING =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");

    private final Vertx vertx;
    private final Map<String, HttpProxy> proxies = new LinkedHashMap<>();
    private final Overview overview;
    private final HttpServer server;

    private Edge(Vertx vertx, Map<String, Integer> services) {
        this.vertx = vertx;
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(256));
        services.forEach((service, port) -> proxies.put(
                service,
                HttpProxy.reverseProxy(client).origin(port, "127.0.0.1").addInterceptor(new ProblemFor502())));
        this.overview = new Overview(client, services);
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setMaxInitialLineLength(16_384))
                .requestHandler(this::handle);
    }

    /**
     * Starts the edge.
     *
     * @param port the port to listen on, 0 for any free one
     * @param services port by service name
     * @throws StartException if the port is in use
     */
    public static Edge start(int port, Map<String, Integer> services) {
        Edge edge = new Edge(Vertx.vertx(), services);
        try {
            edge.server.listen(port).toCompletionStage().toCompletableFuture().join();
            return edge;
        } catch (java.util.concurrent.CompletionException e) {
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
        String path = request.path();
        if (path == null || !PathRule.allows(path)) {
            refuse(request, ErrorCode.BAD_PATH, "dot segments, ';', '//' and encoded slashes are not routed");
            return;
        }
        switch (path) {
            case "/health" -> answer(request, overview.health());
            case "/metrics" -> answer(request, overview.metrics());
            default ->
                Routes.serviceFor(path)
                        .ifPresentOrElse(
                                service -> pass(request, service),
                                () -> refuse(request, ErrorCode.UNKNOWN_PATH, "no service answers this path"));
        }
    }

    private void pass(HttpServerRequest request, String service) {
        String client = request.remoteAddress().hostAddress();
        String host = request.getHeader(HttpHeaders.HOST);
        // What a client claims about itself is not passed on: the services trust these headers.
        FORWARDING.forEach(request.headers()::remove);
        request.headers()
                .set("Forwarded", "for=" + client + ";host=\"" + (host == null ? "" : host) + "\";proto=http")
                .set("X-Forwarded-For", client)
                .set("X-Forwarded-Proto", "http");
        requireNonNull(proxies.get(service), service).handle(request);
    }

    private static void answer(HttpServerRequest request, Future<Overview.Answer> answer) {
        answer.onSuccess(it -> request.response()
                .setStatusCode(it.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, it.contentType())
                .end(it.body()));
    }

    private static void refuse(HttpServerRequest request, ErrorCode code, String detail) {
        request.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.text(Problem.of(code, detail)));
    }

    /** The proxy's own answer for a service that does not answer has no body; this gives it one. */
    private static final class ProblemFor502 implements ProxyInterceptor {
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            var response = context.response();
            if (response.getStatusCode() == 502 && !response.headers().contains(HttpHeaders.CONTENT_TYPE)) {
                Problem problem = Problem.of(ErrorCode.BAD_GATEWAY, "the service for this path does not answer");
                response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                        .setBody(io.vertx.httpproxy.Body.body(io.vertx.core.buffer.Buffer.buffer(Json.bytes(problem))));
            }
            return context.sendResponse();
        }
    }
}
