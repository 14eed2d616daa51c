package io.signalstack.platform.problem;

import io.signalstack.platform.http.Numbers;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a parameter's text is converted to, by the rules of Jakarta REST: a constructor or a static method that takes a
 * text.
 *
 * @param type the parameter's type; for a list or an optional, its element's
 */
record ConvertedType(Class<?> type) {

    private static final List<String> METHODS = List.of("fromString", "valueOf", "parse");

    static ConvertedType of(Parameter parameter) {
        boolean wraps = parameter.getParameterizedType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments().length == 1
                && generic.getActualTypeArguments()[0] instanceof Class<?>;
        return new ConvertedType(
                wraps
                        ? (Class<?>) ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0]
                        : parameter.getType());
    }

    boolean takes(String text) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        Optional<Function<String, ?>> number = Numbers.reader(boxed);
        if (number.isPresent()) {
            return isNumber(number.get(), text);
        }
        return boxed == String.class
                || METHODS.stream()
                        .flatMap(name -> Stream.of(String.class, CharSequence.class)
                                .map(argument -> tried(() -> invokeStatic(boxed, name, argument, text))))
                        .anyMatch(Boolean::booleanValue)
                || tried(() -> boxed.getConstructor(String.class).newInstance(text));
    }

    private static boolean isNumber(Function<String, ?> reader, String text) {
        try {
            var _ = reader.apply(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void invokeStatic(Class<?> type, String name, Class<?> argument, String text)
            throws ReflectiveOperationException {
        var method = type.getMethod(name, argument);
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new NoSuchMethodException(name);
        }
        method.setAccessible(true);
        method.invoke(null, text);
    }

    private static boolean tried(Conversion conversion) {
        try {
            conversion.run();
            return true;
        } catch (InvocationTargetException | NoSuchMethodException e) {
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Conversion {
        void run() throws ReflectiveOperationException;
    }
}
