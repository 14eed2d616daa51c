package io.signalstack.contracts.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kind of market by its name alone, as clients ask for it and figures are told apart by it; what else there is to know of
 * one market is in {@link io.signalstack.trading.market.MarketKind}.
 */
public enum MarketName {
    @JsonProperty("live")
    LIVE,
    @JsonProperty("recorded")
    RECORDED,
    @JsonProperty("simulated")
    SIMULATED;

    /**
     * Reads a name as it is written everywhere.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static MarketName of(String text) {
        return Arrays.stream(values())
                .filter(name -> name.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no market '" + text + "'"));
    }

    /** As it is written everywhere. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
