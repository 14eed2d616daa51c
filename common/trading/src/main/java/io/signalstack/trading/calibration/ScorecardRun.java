package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The scorecards of a strategy version on markets of one kind, and what it would have said of its signals before: walked
 * forward, with the version itself as the only candidate. The same candles give the same bytes, in whatever order the
 * markets are given. Immutable.
 *
 * <p>For the first {@value #LEAD_DAYS} days nothing is claimed. From then on the calibration is fitted at the start of each
 * window of {@value #WINDOW_DAYS} days, from the outcomes of all markets that are known by then; each signal is predicted by
 * the newest fit before it; and trades count as evidence.
 */
public final class ScorecardRun {

    /** How long outcomes are gathered before anything is claimed. */
    public static final int LEAD_DAYS = 180;

    /** How long a fit predicts. */
    public static final int WINDOW_DAYS = 30;

    private final StrategyKey strategy;
    private final Prior prior;
    private final List<ScoredMarket> markets;
    private final List<Settled> settled;
    private final Instant start;

    /**
     * A run.
     *
     * @param strategy whose scorecards
     * @param markets of one kind, that it has gone through; calibrated together
     * @throws IllegalArgumentException naming the kinds, if they are of several
     */
    public ScorecardRun(StrategyDefinition strategy, Collection<ScoredMarket> markets) {
        requireOneKind(markets);
        this.strategy = strategy.key();
        this.prior = Prior.of(StrategyFactory.create(strategy));
        this.markets = List.copyOf(markets);
        this.settled = markets.stream()
                .flatMap(market -> market.settled().stream())
                .filter(signal -> signal.strategy().equals(strategy.key()))
                .sorted(Settled.IN_ORDER)
                .toList();
        this.start = markets.stream()
                .map(ScoredMarket::start)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static void requireOneKind(Collection<ScoredMarket> markets) {
        List<String> kinds = markets.stream()
                .map(market -> market.kind().text())
                .distinct()
                .sorted()
                .toList();
        if (kinds.size() > 1) {
            throw new IllegalArgumentException("markets are of several kinds: " + String.join(", ", kinds));
        }
    }

    /** When the calibration was fitted until an instant: at the start of each window of the market that began first. */
    public List<Instant> fits(Instant until) {
        List<Instant> fits = new ArrayList<>();
        if (start.isBefore(until)) {
            for (Instant at = start.plus(Duration.ofDays(LEAD_DAYS));
                    !at.isAfter(until);
                    at = at.plus(Duration.ofDays(WINDOW_DAYS))) {
                fits.add(at);
            }
        }
        return fits;
    }

    /** The scorecards as of an instant, of each market and timeframe. */
    public List<Scorecard> scorecards(Instant at) {
        Fit fit = Fit.at(at, settled);
        List<Scorecard> scorecards = new ArrayList<>();
        for (ScoredMarket market : markets) {
            for (Timeframe timeframe : market.timeframes()) {
                scorecards.add(fit.scorecard(strategy, market.instrument(), timeframe, outOfSample(market)));
            }
        }
        return scorecards;
    }

    /** The scorecard as of an instant, of one market and timeframe. */
    public Scorecard scorecard(ScoredMarket market, Timeframe timeframe, Instant at) {
        return Fit.at(at, settled).scorecard(strategy, market.instrument(), timeframe, outOfSample(market));
    }

    /** What was said of each signal whose outcome is known at an instant. */
    public OutOfSample predictions(Instant until) {
        return WalkForward.run(
                fits(until),
                settled.stream().filter(signal -> signal.isKnownAt(until)).toList(),
                _ -> prior);
    }

    private List<Settled> outOfSample(ScoredMarket market) {
        if (market.start().equals(Instant.MAX)) {
            return List.of();
        }
        Instant from = market.start().plus(Duration.ofDays(LEAD_DAYS));
        return settled.stream()
                .filter(signal -> signal.instrument().equals(market.instrument())
                        && signal.closedAt().isAfter(from))
                .toList();
    }
}
