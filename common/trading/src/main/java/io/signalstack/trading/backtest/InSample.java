package io.signalstack.trading.backtest;

import io.signalstack.trading.backtest.WalkForwardRequest.Span;
import io.signalstack.trading.strategy.StrategyFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How a candidate did in a sample.
 *
 * @param trades of signals whose expiry is not after the sample's end
 * @param meanNetR their mean net R: what is chosen by
 * @param dailySharpe of its account's full days in the sample, not annualised
 */
public record InSample(int trades, Measure meanNetR, Measure dailySharpe) {

    /** A candidate's scores in each of the samples. */
    static List<InSample> of(BacktestRun run, BacktestRequest request, List<Span> spans) {
        long lifeMs = StrategyFactory.create(request.strategy()).rules().horizon()
                * request.timeframe().lengthMs();
        List<Trade> trades = run.trades();
        List<DayReturn> days = run.dayReturns();
        return spans.stream().map(span -> of(span, trades, lifeMs, days)).toList();
    }

    private static InSample of(Span span, List<Trade> trades, long lifeMs, List<DayReturn> days) {
        double sum = 0;
        int n = 0;
        for (Trade trade : trades) {
            boolean purged = trade.signalledAt().plusMillis(lifeMs).isAfter(span.boundary());
            if (!purged && span.inSample(trade.signalledAt())) {
                sum += trade.netR();
                n++;
            }
        }
        double[] returns = days.stream()
                .filter(day -> !start(day.day()).isBefore(span.from())
                        && !start(day.day().plusDays(1)).isAfter(span.boundary()))
                .mapToDouble(DayReturn::value)
                .toArray();
        return new InSample(n, Measure.quotient(sum, n, TradeFigures.NO_TRADE), Sharpe.daily(returns));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
