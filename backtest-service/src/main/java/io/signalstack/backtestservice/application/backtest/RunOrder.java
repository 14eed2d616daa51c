package io.signalstack.backtestservice.application.backtest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for; what is null has its default.
 *
 * @param symbol the instrument, in any form that clients may use
 * @param strategy {@code id@version}
 * @param parameters changes to the version's own
 * @param timeframe of the signal candles; by default the shortest that is scored
 * @param days how many days, up to {@code to}; not together with {@code from}
 * @param from first instant
 * @param to last instant; at most the last archived close; by default that, or the end of a recording before it
 * @param costs of one side
 * @param sizing how much is traded
 */
public record RunOrder(
        @Nullable String symbol,
        @Nullable String strategy,
        @Nullable Map<String, String> parameters,
        @Nullable String timeframe,
        @Nullable Integer days,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable OrderedCosts costs,
        @Nullable OrderedSizing sizing) {

    /**
     * What one side of a trade costs.
     *
     * @param feeBps basis points, 10 by default
     * @param slippageBps basis points, 5 by default
     */
    public record OrderedCosts(
            @Nullable Double feeBps, @Nullable Double slippageBps) {}

    /**
     * How much is traded.
     *
     * @param riskPct percent of equity that a trade puts at risk, 1 by default
     * @param allowShort whether equity takes part in shorts; false by default, as on a spot market
     * @param borrowRatePct what a short costs to borrow, percent a year; has to be given with {@code allowShort}
     */
    public record OrderedSizing(
            @Nullable Double riskPct,
            @Nullable Boolean allowShort,
            @Nullable Double borrowRatePct) {}

    public static final RunOrder EMPTY = new RunOrder(null, null, null, null, null, null, null, null, null);

    /** What it says otherwise than these, if both say something. */
    public Optional<String> contradicted(@Nullable String otherSymbol, @Nullable Integer otherDays) {
        if (symbol != null && otherSymbol != null && !symbol.equals(otherSymbol)) {
            return Optional.of("symbol");
        }
        return days != null && otherDays != null && !days.equals(otherDays) ? Optional.of("days") : Optional.empty();
    }

    /** This order; where it says nothing of symbol or days, these. */
    public RunOrder orElse(@Nullable String otherSymbol, @Nullable Integer otherDays) {
        return new RunOrder(
                symbol == null ? otherSymbol : symbol,
                strategy,
                parameters,
                timeframe,
                days == null ? otherDays : days,
                from,
                to,
                costs,
                sizing);
    }
}
