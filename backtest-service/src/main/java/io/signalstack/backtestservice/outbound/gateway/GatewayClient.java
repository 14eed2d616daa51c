package io.signalstack.backtestservice.outbound.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.platform.security.ServiceCredential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Asks the market gateway at its internal doors, as a service that it knows. Its calls block, for as long as its time-outs
 * say and no longer; of an answer that breaks off, what came is kept.
 */
public final class GatewayClient implements AutoCloseable {

    private final HttpClient http;
    private final String url;
    private final ServiceCredential credential;
    private final Duration answerTimeout;

    /**
     * A client of one gateway.
     *
     * @param url where it listens, without a path
     * @param connectTimeout how long a connection may take
     * @param answerTimeout how long the whole answer may take
     */
    public GatewayClient(URI url, ServiceCredential credential, Duration connectTimeout, Duration answerTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
        this.url = url.toString().replaceAll("/+$", "");
        this.credential = credential;
        this.answerTimeout = answerTimeout;
    }

    /**
     * Asks.
     *
     * @param path such as {@code /internal/v1/candles}
     * @param query names and values, not encoded yet
     * @throws IOException if not even the head of an answer came
     */
    public GatewayAnswer get(String path, Map<String, String> query) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path + "?" + encoded(query)))
                .header("Accept", "application/json");
        if (credential.isThere()) {
            request.header("Authorization", credential.header());
        }
        var head = new AtomicReference<HttpResponse.ResponseInfo>();
        var body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request.build(), info -> {
            head.set(info);
            return HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(body::writeBytes));
        });
        boolean whole = arrives(answer, head);
        HttpResponse.ResponseInfo info = Objects.requireNonNull(head.get(), "an answer arrives with its head");
        return new GatewayAnswer(info.statusCode(), body.toString(UTF_8), whole, retryAfter(info.headers()));
    }

    private boolean arrives(CompletableFuture<?> answer, AtomicReference<HttpResponse.ResponseInfo> head)
            throws IOException, InterruptedException {
        try {
            answer.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            if (head.get() == null) {
                throw new IOException("market-gateway at " + url + " does not answer: " + reason(e), e);
            }
            return false;
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    private String reason(Exception e) {
        return e instanceof TimeoutException
                ? "not within " + answerTimeout.toSeconds() + " s"
                : String.valueOf(e.getCause());
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
