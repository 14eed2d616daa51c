package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a venue writes its answers with status 200.
 *
 * @param content finds what was asked for in an answer; throws {@link UnusableAnswer} where there is an error instead
 * @param errors what the venue's errors mean
 */
public record AnswerForm(UnaryOperator<JsonNode> content, ErrorTable errors) {

    /** Answers that are what was asked for, and nothing beside it: an error has a status of its own. */
    public static AnswerForm bare(ErrorTable errors) {
        return new AnswerForm(UnaryOperator.identity(), errors);
    }

    /**
     * Answers that say by a code, also with status 200, what is wrong.
     *
     * @param code reads it in an answer; throws {@link UnusableAnswer} where there is none of the venue's kind
     * @param success what it is where nothing is wrong
     * @param message the field that says it in words
     * @param content the field of what was asked for
     */
    public static AnswerForm coded(
            Function<JsonNode, String> code, String success, String message, String content, ErrorTable errors) {
        return new AnswerForm(
                answer -> {
                    String told = code.apply(answer);
                    if (!told.equals(success)) {
                        throw errors.answered(told, answer.path(message).asText());
                    }
                    return answer.path(content);
                },
                errors);
    }

    /**
     * What was asked for, out of an answer.
     *
     * @throws UnusableAnswer with the venue's error, or if the text is not of this form
     */
    public JsonNode read(String text) {
        return content.apply(Payload.json(text));
    }
}
