package io.signalstack.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds every answer that a component test gets against the OpenAPI document of the service that gave it: its status is
 * described, and its body is as the schema says. A service's tests name it in {@code META-INF/services}.
 */
public final class DocumentedAnswers implements Filter, QuarkusTestBeforeEachCallback {

    private static final Set<String> NOT_DESCRIBED =
            Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");

    /** Beginnings of the paths that describe themselves, or are no part of the API. */
    private static final List<String> OUTSIDE = List.of("/health", "/metrics", "/q/");

    private static final Map<String, DocumentedAnswers> BY_ORIGIN = new ConcurrentHashMap<>();

    private final OpenApiInteractionValidator validator;

    /** For {@code META-INF/services}; the one that is asked is that of the origin. */
    public DocumentedAnswers() {
        this("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"nothing\",\"version\":\"1\"},\"paths\":{}}");
    }

    /** @param document OpenAPI, in YAML or JSON */
    DocumentedAnswers(String document) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .build();
    }

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext next) {
        Response response = next.next(request, answer);
        URI uri = URI.create(request.getURI());
        BY_ORIGIN
                .computeIfAbsent(uri.getScheme() + "://" + uri.getAuthority(), DocumentedAnswers::ofOrigin)
                .check(request.getMethod(), uri.getRawPath(), response);
        return response;
    }

    /** @throws AssertionError naming what is not as the document says */
    void check(String method, String path, Response response) {
        SimpleResponse.Builder seen = SimpleResponse.Builder.status(response.statusCode());
        response.headers().forEach(header -> seen.withHeader(header.getName(), header.getValue()));
        byte[] body = response.asByteArray();
        ValidationReport report = method.equals("HEAD") || method.equals("OPTIONS")
                ? ValidationReport.empty()
                : validator.validateResponse(
                        path,
                        Request.Method.valueOf(method),
                        body.length == 0 ? seen.build() : seen.withBody(body).build());
        List<ValidationReport.Message> wrong = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !(NOT_DESCRIBED.contains(message.getKey()) && mayBeUndescribed(path, response)))
                .toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError(method + " " + path + " is answered with " + response.statusCode()
                    + ", not as its document says: " + wrong + "\n" + response.asString());
        }
    }

    private static boolean mayBeUndescribed(String path, Response response) {
        return response.statusCode() >= 400 || OUTSIDE.stream().anyMatch(path::startsWith);
    }

    private static DocumentedAnswers ofOrigin(String origin) {
        HttpRequest document =
                HttpRequest.newBuilder(URI.create(origin + "/q/openapi")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new DocumentedAnswers(
                    client.send(document, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
