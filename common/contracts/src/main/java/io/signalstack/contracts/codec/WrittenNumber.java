package io.signalstack.contracts.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;

/** A finite number written as one. */
final class WrittenNumber extends StdScalarDeserializer<Double> {

    @Serial
    private static final long serialVersionUID = 1;

    WrittenNumber() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.currentToken().isNumeric()) {
            return (Double) context.handleUnexpectedToken(Double.class, json);
        }
        double number = json.getDoubleValue();
        return Double.isFinite(number)
                ? (Double) number
                : (Double) context.handleWeirdNumberValue(Double.class, number, "not finite");
    }
}
