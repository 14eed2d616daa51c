package io.signalstack.backtestservice.application.backtest;

import io.signalstack.trading.backtest.BacktestResult;
import io.signalstack.trading.backtest.Costs;
import io.signalstack.trading.backtest.Counts;
import io.signalstack.trading.backtest.Coverage;
import io.signalstack.trading.backtest.Figures;
import io.signalstack.trading.backtest.OpenTrade;
import io.signalstack.trading.backtest.Shorts;
import io.signalstack.trading.backtest.Sizing;
import io.signalstack.trading.backtest.StationaryBootstrap;
import io.signalstack.trading.market.MarketKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result as it is shown: what it rests on, then the figures. Trades and equity are asked for by themselves.
 *
 * @param instrument text form
 * @param seriesId the history that was run
 * @param market where its candles come from: {@code live}, {@code recorded} or {@code simulated}
 * @param recordedUntil when what was recorded ends, and the run with it; null where nothing was
 * @param note what a reader should know of the candles; null where that is nothing
 * @param strategy {@code id@version}
 * @param parameters all of the strategy's, defaults included
 * @param timeframe of the signal candles
 * @param from first instant that was asked for
 * @param to where the run ended
 * @param engineVersion the version of the formulas
 * @param costs of one side
 * @param sizing how much was traded
 * @param shorts what a short meant to the account
 * @param generator of the draws that intervals are made of, by its name in the JDK
 * @param seed of the generator
 * @param coverage which candles the result rests on
 * @param provenance which of them are as first published, and which were fetched from the venue later
 * @param counts what became of the signals
 * @param measures the figures, ambiguous trades taken as stopped
 * @param ambiguousAsHits the same with all ambiguous trades taken as hits
 * @param openTrades trades that had not ended
 */
public record BacktestReport(
        String instrument,
        String seriesId,
        String market,
        @Nullable Instant recordedUntil,
        @Nullable String note,
        String strategy,
        Map<String, String> parameters,
        String timeframe,
        Instant from,
        Instant to,
        int engineVersion,
        Costs costs,
        Sizing sizing,
        Shorts shorts,
        String generator,
        long seed,
        Coverage coverage,
        Provenance provenance,
        Counts counts,
        Figures measures,
        Figures ambiguousAsHits,
        List<OpenTrade> openTrades) {

    static BacktestReport of(RunSpec spec, BacktestResult result, Provenance provenance) {
        MarketKind market = result.market();
        return new BacktestReport(
                spec.instrument(),
                spec.seriesId(),
                market.text(),
                market.recordedUntil().orElse(null),
                note(market, result.coverage().repeatedCandles(), provenance, spec.fetchedFrom() != null),
                spec.strategy(),
                result.parameters(),
                spec.timeframe(),
                spec.from(),
                spec.to(),
                result.engineVersion(),
                result.request().costs(),
                result.request().sizing(),
                result.request().shorts(),
                StationaryBootstrap.GENERATOR,
                result.request().seed(),
                result.coverage(),
                provenance,
                result.counts(),
                result.headline(),
                result.ambiguousAsHits(),
                result.openTrades());
    }

    private static @Nullable String note(MarketKind market, long repeated, Provenance provenance, boolean fetched) {
        return switch (market) {
            case MarketKind.Live _
            when provenance.fetchedCandles() > 0 ->
                provenance.fetchedCandles() + " candles before " + provenance.publishedFrom()
                        + " are the venue's history as it was fetched later: it may have been corrected meanwhile";
            case MarketKind.Live _
            when fetched ->
                "all candles are as first published, but indicators go on from the venue's history of before "
                        + provenance.publishedFrom() + ", as it was fetched later";
            case MarketKind.Live _ -> null;
            case MarketKind.Recorded(Instant until)
            when repeated > 0 ->
                repeated + " candles after " + until
                        + " repeat the recording: they were not played, and are in no figure";
            case MarketKind.Recorded _ -> "the candles were recorded, and are played again";
            case MarketKind.Simulated _ -> "nobody traded on this market: its candles are drawn at random";
        };
    }
}
