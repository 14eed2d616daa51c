package io.signalstack.trading.strategy;

import io.signalstack.trading.strategy.ta4j.Ta4jStrategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The catalogue of this process's strategy kinds: makes a strategy's version of its definition. Kinds are added before the
 * first version is made, and never taken away.
 */
public final class StrategyFactory {

    private static final Map<String, Function<StrategyDefinition, StrategyVersion>> BUILT_IN =
            Map.of(ConfluenceStrategy.KIND, ConfluenceStrategy::version, Ta4jStrategy.KIND, Ta4jStrategy::version);

    private static final Map<String, OwnKind> OWN = new ConcurrentHashMap<>();

    static {
        ServiceLoader.load(StrategyKind.class, StrategyFactory.class.getClassLoader())
                .forEach(kind -> addAll(List.of(OwnKind.of(kind, Optional.empty()))));
    }

    private StrategyFactory() {}

    /**
     * Takes in kinds that belong together: all of them, or none. Those that are there with the same jar stay.
     *
     * @throws IllegalArgumentException naming the first one whose name another one has
     */
    public static synchronized void addAll(List<OwnKind> kinds) {
        for (OwnKind kind : kinds) {
            OwnKind there = OWN.get(kind.name());
            if (BUILT_IN.containsKey(kind.name()) || (there != null && !isSame(there, kind))) {
                throw new IllegalArgumentException("strategy kind '" + kind.name() + "' is there already");
            }
        }
        kinds.forEach(kind -> OWN.putIfAbsent(kind.name(), kind));
    }

    private static boolean isSame(OwnKind there, OwnKind kind) {
        return there.jarSha256().isPresent() && there.jarSha256().equals(kind.jarSha256());
    }

    /**
     * Makes a version.
     *
     * @throws IllegalArgumentException naming the kind, if there is none of that name, or the parameter that is unknown or
     *     out of its range
     */
    public static StrategyVersion create(StrategyDefinition definition) {
        Function<StrategyDefinition, StrategyVersion> builtIn = BUILT_IN.get(definition.kind());
        if (builtIn != null) {
            return builtIn.apply(definition);
        }
        OwnKind own = OWN.get(definition.kind());
        if (own == null) {
            throw new IllegalArgumentException("strategy kind '" + definition.kind() + "' is none of " + names());
        }
        return own.version(definition);
    }

    /**
     * Makes a version of a definition in saved state, which was usable once: where nothing can be made of it any more, because
     * its jar is gone, one that fails when it is asked, and says why.
     */
    public static StrategyVersion restore(StrategyDefinition definition) {
        try {
            return create(definition);
        } catch (IllegalArgumentException e) {
            return StrategyVersion.failing(definition, e);
        }
    }

    private static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(BUILT_IN.keySet());
        names.addAll(OWN.keySet());
        return names;
    }
}
