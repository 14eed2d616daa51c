package io.signalstack.sandbox.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A request's query parameters, refused as Binance refuses them. */
record Parameters(MultiMap values) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> BinanceError.missing(name));
    }

    OptionalLong number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!DIGITS.matcher(text.get()).matches()) {
            throw BinanceError.illegalCharacters(name);
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw BinanceError.missing(name);
        }
    }

    /** The symbols that {@code symbol=A} or {@code symbols=["A","B"]} name; empty when neither is given. */
    List<String> symbols() {
        Optional<String> one = text("symbol");
        if (one.isPresent()) {
            return List.of(one.get());
        }
        Optional<String> several = text("symbols");
        if (several.isEmpty()) {
            return List.of();
        }
        try {
            return new JsonArray(several.get()).stream().map(String::valueOf).toList();
        } catch (DecodeException e) {
            throw BinanceError.missing("symbols");
        }
    }
}
