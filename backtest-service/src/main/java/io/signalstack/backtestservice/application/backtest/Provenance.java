package io.signalstack.backtestservice.application.backtest;

import java.time.Instant;

/**
 * Where the candles of a result come from: those that were published as they closed are what anybody could have known then;
 * those before are the venue's history as it was fetched later, which may have been corrected meanwhile.
 *
 * @param publishedFrom from when on candles are as first published
 * @param fetchedCandles base candles of the requested time that were fetched
 * @param publishedCandles base candles of the requested time that are as first published
 */
public record Provenance(Instant publishedFrom, long fetchedCandles, long publishedCandles) {}
