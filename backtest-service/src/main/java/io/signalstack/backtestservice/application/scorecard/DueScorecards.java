package io.signalstack.backtestservice.application.scorecard;

import static java.util.stream.Collectors.groupingBy;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which scorecards are to be made: at the end of each UTC day of the markets' own time, one set for each strategy and kind
 * of market. A kind waits while the past of one of its markets is still coming in, or being fetched, and for the slowest
 * of its markets; but for none that nothing has come of for long, which is taken as far as it goes.
 */
public final class DueScorecards {

    private final Duration settling;
    private final Duration staleAfter;

    /**
     * The rule.
     *
     * @param settling without a candle for so long, the past of a market that is not followed yet counts as all there
     * @param staleAfter without a candle for so long, nobody waits for a market
     */
    public DueScorecards(Duration settling, Duration staleAfter) {
        this.settling = settling;
        this.staleAfter = staleAfter;
    }

    /** What is to be made, in order of kind and strategy. */
    public List<ScorecardOrder> orders(
            List<ArchivedMarket> markets, List<StrategyDefinition> strategies, Collection<MadeScorecards> made) {
        Map<String, List<ArchivedMarket>> kinds =
                markets.stream().collect(groupingBy(market -> market.kind().text(), TreeMap::new, Collectors.toList()));
        List<ScorecardOrder> orders = new ArrayList<>();
        kinds.forEach((kind, ofKind) -> {
            Instant trainedTo = Timeframe.D1.bucket(slowest(ofKind));
            List<ArchivedSeries> begun = ofKind.stream()
                    .map(ArchivedMarket::series)
                    .filter(series -> series.start().isBefore(trainedTo))
                    .toList();
            if (!begun.isEmpty() && ofKind.stream().allMatch(this::isWhole)) {
                strategies.stream()
                        .map(strategy -> new ScorecardOrder(strategy, kind, trainedTo, begun))
                        .filter(order -> made.stream().noneMatch(earlier -> covers(earlier, order)))
                        .forEach(orders::add);
            }
        });
        return orders;
    }

    private static boolean covers(MadeScorecards earlier, ScorecardOrder order) {
        Set<Instrument> wanted = order.instruments();
        return earlier.strategy().equals(order.strategy().key())
                && earlier.kind().equals(order.kind())
                && (earlier.trainedTo().isAfter(order.trainedTo())
                        || (earlier.trainedTo().equals(order.trainedTo())
                                && earlier.instruments().containsAll(wanted)));
    }

    private boolean isWhole(ArchivedMarket market) {
        boolean fetching = market.fetching().filter(this::isMoving).isPresent();
        return !fetching && (market.followed() || market.quiet().compareTo(settling) >= 0);
    }

    private boolean isMoving(Duration quiet) {
        return quiet.compareTo(staleAfter) < 0;
    }

    private Instant slowest(List<ArchivedMarket> markets) {
        List<ArchivedMarket> moving =
                markets.stream().filter(market -> isMoving(market.quiet())).toList();
        return (moving.isEmpty() ? markets : moving)
                .stream().map(ArchivedMarket::end).min(Instant::compareTo).orElse(Instant.MIN);
    }
}
