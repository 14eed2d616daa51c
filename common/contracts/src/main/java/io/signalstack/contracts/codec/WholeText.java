package io.signalstack.contracts.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.io.Serial;

/** A text of whole characters. Half of a surrogate pair becomes a question mark once it is stored, like any other half. */
final class WholeText extends StringDeserializer {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = super.deserialize(json, context);
        return text == null || text.codePoints().noneMatch(WholeText::isHalf)
                ? text
                : (String) context.handleWeirdStringValue(String.class, "", "half a character");
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
