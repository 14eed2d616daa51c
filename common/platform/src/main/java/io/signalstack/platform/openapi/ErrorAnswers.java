package io.signalstack.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.signalstack.platform.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The answers of operations that are no success, in the OpenAPI document: each is a problem document. A 4xx or 5xx that
 * a resource describes keeps its words.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ErrorAnswers implements OASFilter {

    private static final String PROBLEM = "Problem";

    private static final Map<String, String> OF_ALL = Map.of(
            "400", "What was sent cannot be read, or is not valid; violations name each field.",
            "429", "Too many requests; Retry-After says when to come back.",
            "503", "Something that is needed is out of reach; Retry-After says when to come back.",
            "default", "Any other failure.");

    private static final Map<String, String> OF_SECURED = Map.of(
            "401", "The token is missing, not valid, or no longer so.",
            "403", "The token does not permit this.");

    /** What Quarkus says of failures, where nobody else does. */
    private static final Set<String> OF_QUARKUS = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problem());
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .forEach(ErrorAnswers::complete);
        }
    }

    private static void complete(Operation operation) {
        Map<String, String> wanted = new HashMap<>(OF_ALL);
        if (operation.getSecurity() != null) {
            wanted.putAll(OF_SECURED);
        }
        Map<String, APIResponse> answers =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        wanted.forEach((status, description) -> answers.merge(
                status,
                OASFactory.createAPIResponse().description(description),
                (described, standard) -> OF_QUARKUS.contains(described.getDescription()) ? standard : described));
        answers.forEach((status, answer) -> {
            if (!status.startsWith("2") && !status.startsWith("3")) {
                answer.setContent(content());
            }
        });
        operation.getResponses().setAPIResponses(answers);
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
    }

    private static Schema problem() {
        Schema violation = object().addProperty("field", text("The parameter, or the path to the field in the body."))
                .addProperty("message", text("What is wrong with it."))
                .required(List.of("field", "message"));
        return object().description("The body of every 4xx and 5xx answer (RFC 9457).")
                .addProperty("type", text("A URI that names the kind of problem."))
                .addProperty("title", text("The kind of problem in words."))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What was wrong this time."))
                .addProperty("instance", text("The path that was asked for, without its query."))
                .addProperty("code", text("The kind of problem as a name that never changes."))
                .addProperty("traceId", text("Under which the logs know this request."))
                .addProperty("violations", list(violation))
                .addProperty("violated-policies", list(text("A rate limit that refused.")))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }
}
