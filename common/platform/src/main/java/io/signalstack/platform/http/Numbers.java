package io.signalstack.platform.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in a request's parameters, written as JSON has them. Java reads more: a plus sign, digits of every script,
 * {@code 1d}, {@code 0x1p3} and {@code NaN}.
 */
@Provider
public class Numbers implements ParamConverterProvider {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            Integer.class,
            Numbers::whole,
            Long.class,
            text -> Long.parseLong(checked(text, WHOLE)),
            Double.class,
            text -> decimal(text).doubleValue(),
            BigDecimal.class,
            Numbers::decimal);

    /**
     * A whole number.
     *
     * @throws NumberFormatException if the text is none, or one that an {@code int} does not hold
     */
    public static int whole(String text) {
        return Integer.parseInt(checked(text, WHOLE));
    }

    /**
     * A number with a fraction, or without.
     *
     * @throws NumberFormatException if the text is none
     */
    public static BigDecimal decimal(String text) {
        return new BigDecimal(checked(text, DECIMAL));
    }

    private static String checked(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new NumberFormatException("not written as a number");
        }
        return text;
    }

    /** How texts become numbers of a type; empty for a type that is no number. */
    public static Optional<Function<String, ?>> reader(Class<?> type) {
        return Optional.ofNullable(
                READERS.get(MethodType.methodType(type).wrap().returnType()));
    }

    @Override
    @SuppressWarnings("unchecked") // the reader is the type's own
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return (ParamConverter<T>) reader(type).map(Converter::new).orElse(null);
    }

    private record Converter(Function<String, ?> reader) implements ParamConverter<Object> {

        @Override
        public Object fromString(String text) {
            return reader.apply(text);
        }

        @Override
        public String toString(Object number) {
            return number.toString();
        }
    }
}
