package io.signalstack.backtestservice.application.backtest;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.signalstack.contracts.event.Earlier;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is a function of, besides the archived candles and the engine; settled when the run is ordered, so that a
 * later try gives the same.
 *
 * @param instrument text form
 * @param seriesId the history that is run
 * @param strategy {@code id@version}
 * @param kind which adapter runs it
 * @param parameters the version's own, with what the order changes
 * @param timeframe of the signal candles
 * @param from first instant that is asked for; what comes before warms up
 * @param to where the run ends
 * @param feeBps fee of one side, in basis points
 * @param slippageBps slippage of one side, in basis points
 * @param riskPct percent of equity put at risk by a trade
 * @param allowShort whether equity takes part in shorts
 * @param borrowRatePct what a short costs to borrow, percent a year
 * @param fetchedFrom where the history begins that was fetched by the time of the order; null where none was
 */
public record RunSpec(
        String instrument,
        String seriesId,
        String strategy,
        String kind,
        Map<String, String> parameters,
        String timeframe,
        Instant from,
        Instant to,
        double feeBps,
        double slippageBps,
        double riskPct,
        boolean allowShort,
        double borrowRatePct,

        @JacksonInject(value = Earlier.NOTHING, useInput = OptBoolean.TRUE) @Nullable Instant fetchedFrom) {}
