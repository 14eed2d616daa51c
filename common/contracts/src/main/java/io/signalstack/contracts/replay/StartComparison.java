package io.signalstack.contracts.replay;

import io.signalstack.contracts.event.SignalBody;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.pipeline.LastEvaluation;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what changes if the engine begins an instrument's history at another candle, without seeds: recursive indicators
 * remember everything, so that last digits differ, and now and then a threshold is met or missed. Which signals are open is
 * taken from the history's own start, or one difference would bring many others. Mutable: one owner, records in order.
 */
public final class StartComparison {

    private final Instant start;
    private final LogReplay own;
    private final LogReplay other;
    private Instant close = Instant.EPOCH;
    private Counts counts = new Counts(0, 0, 0, 0);

    /**
     * What became of the signals that open once the other start is warm.
     *
     * @param same those that both give, with the same numbers
     * @param different those that both give, with another side or other numbers
     * @param absent those that the other start does not give
     * @param additional those that only the other start gives
     */
    public record Counts(long same, long different, long absent, long additional) {

        /** Both together. */
        public Counts plus(Counts more) {
            return new Counts(
                    same + more.same, different + more.different, absent + more.absent, additional + more.additional);
        }

        /** As {@code same=12 different=0 …}. */
        public String line() {
            return "same=%d different=%d absent=%d additional=%d".formatted(same, different, absent, additional);
        }
    }

    /**
     * A comparison at its start.
     *
     * @param own the history from its own start, which is fed by its owner
     * @param start of the other: the first base candle that it sees opens then or later
     */
    public StartComparison(
            LogReplay own,
            Map<StrategyKey, StrategyDefinition> strategies,
            Collection<Switch> switches,
            Instant start) {
        this.start = start;
        this.own = own;
        this.other = new LogReplay(
                () -> new SignalPipeline(own.pipeline().instrument(), this::wasOpen), strategies, switches);
    }

    /** Takes in the next record, and what it has just given in the history from its own start. */
    public void on(MarketRecord record, List<Core> cores) {
        own.pipeline()
                .series()
                .ifPresent(series -> record.firstPublished()
                        .ifPresent(openTime ->
                                close = openTime.plus(series.baseInterval().length())));
        Map<String, SignalBody> given = opened(cores);
        Map<String, SignalBody> givenByOther = isSeenByOther(record) ? opened(other.on(record)) : Map.of();
        given.forEach((key, signal) -> compare(signal, givenByOther.get(key)));
        long additional = givenByOther.keySet().stream()
                .filter(key -> !given.containsKey(key))
                .count();
        counts = counts.plus(new Counts(0, 0, 0, additional));
    }

    public Counts counts() {
        return counts;
    }

    private void compare(SignalBody signal, @Nullable SignalBody byOther) {
        if (byOther != null) {
            boolean same = sayTheSame(signal.toDomain(), byOther.toDomain());
            counts = counts.plus(same ? new Counts(1, 0, 0, 0) : new Counts(0, 1, 0, 0));
        } else if (isWarm(signal)) {
            counts = counts.plus(new Counts(0, 0, 1, 0));
        }
    }

    private boolean isSeenByOther(MarketRecord record) {
        return switch (record) {
            case MarketRecord.SeriesStarted _, MarketRecord.InstrumentChanged _ -> true;
            case MarketRecord.Seed _ -> false;
            case MarketRecord.Base(var candle, int revision) ->
                !candle.openTime().isBefore(start);
            case MarketRecord.Lost(Instant openTime) -> !openTime.isBefore(start);
            case MarketRecord.Unreadable(Optional<Instant> openTime) ->
                openTime.filter(start::isAfter).isEmpty();
        };
    }

    /** Before the candle at hand: what opens with it is not in its own way. */
    private boolean wasOpen(StrategyKey strategy, Timeframe timeframe) {
        return own.pipeline().openSignals().stream()
                .anyMatch(signal -> signal.strategy().equals(strategy)
                        && signal.timeframe() == timeframe
                        && signal.closeTime().isBefore(close));
    }

    private boolean isWarm(SignalBody signal) {
        return other.pipeline().evaluations().stream()
                .filter(last -> last.openTime().equals(signal.openTime()))
                .map(LastEvaluation::evaluated)
                .filter(evaluated -> evaluated.strategy().toString().equals(signal.strategy())
                        && evaluated.timeframe().toString().equals(signal.timeframe()))
                .map(Evaluated::evaluation)
                .anyMatch(evaluation -> !(evaluation instanceof Evaluation.WarmingUp));
    }

    private static Map<String, SignalBody> opened(List<Core> cores) {
        Map<String, SignalBody> opened = new HashMap<>();
        cores.stream()
                .filter(core -> core.sequence() == 0)
                .forEach(core -> opened.put(
                        core.signal().strategy() + "|" + core.signal().timeframe(), core.signal()));
        return opened;
    }

    /** All but where their histories start. */
    private static boolean sayTheSame(Signal one, Signal other) {
        return one.side() == other.side()
                && one.levels().equals(other.levels())
                && one.assessment().equals(other.assessment())
                && one.economics().equals(other.economics());
    }
}
