package io.signalstack.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with JSON that a client wrote, in words that say nothing of our classes.
 *
 * @param code whether it cannot be read at all, or is not what it should be
 * @param field the path to what is wrong, such as {@code periods[0].days}; {@code body} for the whole
 */
public record JsonFault(ErrorCode code, String field, String message) {

    private static final String BODY = "body";

    /** What a refusal of Jackson's means. */
    public static JsonFault of(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> field(unknown, "is not known");
            case InvalidTypeIdException type -> invalid("type", type(type.getTypeId()));
            case ValueInstantiationException refused -> field(refused, ownWords(refused));
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapped
            when mapped.getCause() instanceof StreamReadException unreadable -> unreadable(unreadable);
            case JsonMappingException mapped -> field(mapped, "does not have the right form");
            case StreamReadException unreadable -> unreadable(unreadable);
            default -> invalid(BODY, "cannot be read");
        };
    }

    /** The fault as a violation of its field. */
    public Violation violation() {
        return new Violation(field, message);
    }

    /** Field and message. */
    public String detail() {
        return field + ": " + message;
    }

    private static JsonFault mismatch(MismatchedInputException e) {
        if (e.getOriginalMessage().startsWith("Trailing token")) {
            return invalid(BODY, "is followed by something else");
        }
        String wanted = e.getTargetType() == null
                ? "does not have the right form"
                : "is not " + ExpectedType.of(e.getTargetType());
        return field(
                e,
                e instanceof InvalidFormatException format
                        ? ExpectedType.quote(String.valueOf(format.getValue())) + " " + wanted
                        : wanted);
    }

    private static JsonFault unreadable(StreamReadException e) {
        String path = e.getProcessor() == null ? BODY : path(e.getProcessor().getParsingContext());
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
            return invalid(path, "is there twice");
        }
        if (e instanceof InputCoercionException tooLarge) {
            return invalid(path, "is not " + ExpectedType.of(tooLarge.getTargetType()) + " within its range");
        }
        var at = e.getLocation();
        String where = at == null ? "" : " from line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new JsonFault(ErrorCode.MALFORMED_JSON, BODY, "is not JSON" + where);
    }

    private static String type(@Nullable String sent) {
        return sent == null ? "is missing" : ExpectedType.quote(sent) + " is none that is known";
    }

    /** A type of ours says best itself what it takes. */
    private static String ownWords(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException check && check.getMessage() != null
                ? check.getMessage()
                : "does not have the right form";
    }

    private static JsonFault field(JsonMappingException e, String message) {
        return invalid(path(e.getPath()), message);
    }

    private static JsonFault invalid(String field, String message) {
        return new JsonFault(ErrorCode.INVALID_BODY, field, message);
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            append(path, reference.getFieldName(), reference.getIndex());
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    private static String path(JsonStreamContext innermost) {
        Deque<JsonStreamContext> contexts = new ArrayDeque<>();
        for (JsonStreamContext context = innermost; context != null; context = context.getParent()) {
            contexts.addFirst(context);
        }
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext context : contexts) {
            if ((context.inObject() && context.getCurrentName() != null) || context.inArray()) {
                append(path, context.getCurrentName(), context.getCurrentIndex());
            }
        }
        return path.isEmpty() ? BODY : path.toString();
    }

    private static void append(StringBuilder path, @Nullable String field, int index) {
        if (field == null) {
            path.append('[').append(index).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(field);
        }
    }
}
