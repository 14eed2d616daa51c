package io.signalstack.trading.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A kind that somebody has written, with what the engine adds to it: the shared rows of its table, and the jar that it came
 * in, whose hash is a parameter of each of its versions.
 *
 * @param name what definitions call it
 * @param kind the kind itself
 * @param rows its whole table
 * @param jarSha256 the hash of its jar, in hexadecimal digits; empty for one on the class path
 */
public record OwnKind(String name, StrategyKind kind, List<Parameter> rows, Optional<String> jarSha256) {

    /** Names the hash among a version's parameters. A definition may leave it out, and takes the jar that is there. */
    public static final String JAR_SHA_256 = "jarSha256";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Asks a kind for its name and table, once.
     *
     * @throws IllegalArgumentException naming the kind, if its name is not plain, or a row has the name of another
     */
    public static OwnKind of(StrategyKind kind, Optional<String> jarSha256) {
        String name = kind.name();
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "strategy kind '" + name + "' of " + kind.getClass().getName() + " is not a plain name");
        }
        List<Parameter> rows = new ArrayList<>(SharedParameters.ALL);
        rows.addAll(kind.parameters());
        Set<String> names = new HashSet<>(Set.of(JAR_SHA_256));
        for (Parameter row : rows) {
            if (!names.add(row.key())) {
                throw new IllegalArgumentException(
                        "strategy kind '" + name + "' has the parameter " + row.key() + " twice");
            }
        }
        return new OwnKind(name, kind, List.copyOf(rows), jarSha256);
    }

    /**
     * Makes a version.
     *
     * @throws IllegalArgumentException naming the parameter that is unknown or out of its range, the kind that fails on its
     *     parameters, or both hashes, if the definition asks for another jar
     */
    StrategyVersion version(StrategyDefinition definition) {
        ParameterValues numbers = ParameterValues.parse(rows, definition.parameters(), JAR_SHA_256);
        requireJar(definition);
        Map<String, String> texts = new TreeMap<>(numbers.texts());
        jarSha256.ifPresent(hash -> texts.put(JAR_SHA_256, hash));
        try {
            return new StrategyVersion(
                    definition.key(), Collections.unmodifiableMap(texts), numbers, kind.create(numbers), false);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw new IllegalArgumentException(
                    "strategy kind '" + name + "' makes nothing of " + definition.key() + ": " + e.getMessage(), e);
        }
    }

    private void requireJar(StrategyDefinition definition) {
        String asked = definition.parameters().get(JAR_SHA_256);
        if (asked != null && !asked.equals(jarSha256.orElse(""))) {
            throw new IllegalArgumentException("strategy " + definition.key() + " asks for the jar " + asked
                    + " of kind '" + name + "', here it is " + jarSha256.orElse("on the class path"));
        }
    }
}
