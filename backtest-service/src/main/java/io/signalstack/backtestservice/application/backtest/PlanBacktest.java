package io.signalstack.backtestservice.application.backtest;

import io.signalstack.backtestservice.application.archive.ArchivedHistory;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settles what a run is a function of, or says why there can be none. */
public final class PlanBacktest {

    private static final Duration DEFAULT_DAYS = Duration.ofDays(30);

    private final SymbolResolver symbols;
    private final List<StrategyDefinition> strategies;
    private final ArchivedHistory history;

    /** @param strategies all that can be run; the first one where none is named */
    public PlanBacktest(SymbolResolver symbols, List<StrategyDefinition> strategies, ArchivedHistory history) {
        this.symbols = symbols;
        this.strategies = List.copyOf(strategies);
        this.history = history;
    }

    public Uni<Plan> plan(RunOrder order) {
        Optional<Plan.Invalid> broken = OrderRules.broken(order);
        if (broken.isPresent()) {
            return Uni.createFrom().item(broken.get());
        }
        String symbol = String.valueOf(order.symbol());
        Optional<Instrument> instrument = symbols.resolve(symbol, _ -> true);
        if (instrument.isEmpty()) {
            return Uni.createFrom().item(new Plan.UnknownSymbol(symbol));
        }
        return history.newest(instrument.get())
                .map(series -> series.map(known -> plan(order, known)).orElseGet(() -> new Plan.UnknownSymbol(symbol)));
    }

    private Plan plan(RunOrder order, ArchivedSeries series) {
        return strategy(order.strategy())
                .map(strategy -> plan(order, series, strategy))
                .orElseGet(() -> new Plan.UnknownStrategy(String.valueOf(order.strategy())));
    }

    private static Plan plan(RunOrder order, ArchivedSeries series, StrategyDefinition strategy) {
        StrategyDefinition changed = changed(strategy, order.parameters());
        try {
            StrategyFactory.create(changed);
        } catch (IllegalArgumentException e) {
            return new Plan.Invalid("parameters", String.valueOf(e.getMessage()));
        }
        List<Timeframe> scored = series.current().timeframes();
        Optional<Timeframe> timeframe = order.timeframe() == null
                ? Optional.of(scored.getFirst())
                : scored.stream()
                        .filter(each -> each.toString().equals(order.timeframe()))
                        .findFirst();
        if (timeframe.isEmpty()) {
            return new Plan.Invalid("timeframe", "is none of " + scored + ", which are scored for this instrument");
        }
        Instant end = series.lastFirstPlayed();
        Instant to = to(order, series);
        Instant from = from(order, to);
        Instant played = to.isBefore(end) ? to : end;
        if (!from.isBefore(played) || !played.isAfter(series.start())) {
            return new Plan.NotCovered("the archive holds this instrument from " + series.start() + " to " + end
                    + (end.isBefore(series.lastClose()) ? ", where its recording ends; what follows repeats it" : ""));
        }
        return new Plan.Planned(spec(order, series, changed, timeframe.get(), from, to));
    }

    private static Instant to(RunOrder order, ArchivedSeries series) {
        Instant asked = order.to();
        if (asked == null) {
            return series.lastFirstPlayed();
        }
        return asked.isAfter(series.lastClose()) ? series.lastClose() : asked;
    }

    private static Instant from(RunOrder order, Instant to) {
        if (order.from() != null) {
            return order.from();
        }
        return to.minus(order.days() == null ? DEFAULT_DAYS : Duration.ofDays(order.days()));
    }

    private static RunSpec spec(
            RunOrder order,
            ArchivedSeries series,
            StrategyDefinition strategy,
            Timeframe timeframe,
            Instant from,
            Instant to) {
        RunOrder.OrderedCosts costs = order.costs() == null ? new RunOrder.OrderedCosts(null, null) : order.costs();
        RunOrder.OrderedSizing sizing =
                order.sizing() == null ? new RunOrder.OrderedSizing(null, null, null) : order.sizing();
        return new RunSpec(
                series.instrument().toString(),
                series.series().id(),
                strategy.key().toString(),
                strategy.kind(),
                strategy.parameters(),
                timeframe.toString(),
                from,
                to,
                orElse(costs.feeBps(), 10),
                orElse(costs.slippageBps(), 5),
                orElse(sizing.riskPct(), 1),
                Boolean.TRUE.equals(sizing.allowShort()),
                orElse(sizing.borrowRatePct(), 0),
                series.fetchedFrom());
    }

    private Optional<StrategyDefinition> strategy(@Nullable String key) {
        return key == null
                ? Optional.of(strategies.getFirst())
                : strategies.stream()
                        .filter(each -> each.key().toString().equals(key))
                        .findFirst();
    }

    private static StrategyDefinition changed(StrategyDefinition strategy, @Nullable Map<String, String> changes) {
        if (changes == null || changes.isEmpty()) {
            return strategy;
        }
        Map<String, String> parameters = new TreeMap<>(strategy.parameters());
        parameters.putAll(changes);
        return new StrategyDefinition(strategy.key(), strategy.kind(), parameters);
    }

    private static double orElse(@Nullable Double value, double other) {
        return value == null ? other : value;
    }
}
