package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.List;
import java.util.Map;

/**
 * A value of {@code strategies.v1}: a strategy's version, and whether it runs.
 *
 * @param strategy {@code id@version}, also the record's key
 * @param kind which adapter runs it
 * @param parameters by name; what is left out has the kind's default
 * @param builtIn whether it came with the product
 * @param enabled whether it is to score every instrument
 * @param arms where else it is to score, as an arm of experiments that run; none in records from before there were any
 */
public record StrategyRecord(
        String strategy,
        String kind,
        Map<String, String> parameters,
        boolean builtIn,
        boolean enabled,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JacksonInject(value = Earlier.NO_ARMS, useInput = OptBoolean.TRUE)
        List<Arm> arms) {

    public StrategyRecord {
        arms = List.copyOf(arms);
    }

    /** One that is in no experiment. */
    public StrategyRecord(
            String strategy, String kind, Map<String, String> parameters, boolean builtIn, boolean enabled) {
        this(strategy, kind, parameters, builtIn, enabled, List.of());
    }

    /** A definition that is in no experiment. */
    public static StrategyRecord of(StrategyDefinition strategy, boolean builtIn, boolean enabled) {
        return new StrategyRecord(strategy.key().toString(), strategy.kind(), strategy.parameters(), builtIn, enabled);
    }

    /**
     * One side of an experiment.
     *
     * @param experiment its name
     * @param name of the side, such as {@code A}
     * @param instruments text forms of those that it scores; empty for all
     */
    public record Arm(String experiment, String name, List<String> instruments) {

        public Arm {
            instruments = List.copyOf(instruments);
        }

        /** Whether it is to score that instrument. */
        public boolean covers(String instrument) {
            return instruments.isEmpty() || instruments.contains(instrument);
        }
    }

    public StrategyDefinition definition() {
        return new StrategyDefinition(StrategyKey.parse(strategy), kind, parameters);
    }
}
