package io.signalstack.contracts.replay;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.StrategyFailure;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares one instrument's published events with those that its candles give: first all that is published, then the
 * candles in order. Mutable, with one owner.
 */
public final class InstrumentCheck {

    private final Instrument instrument;
    private final Map<StrategyKey, StrategyDefinition> strategies;
    private final Predicate<SignalBody> asked;
    private final Optional<Instant> otherStart;
    private final List<Switch> switches = new ArrayList<>();
    /** Values as published, for bodies take several times the room. */
    private final Map<String, byte[]> published = new LinkedHashMap<>();

    private final OtherEngines otherEngines = new OtherEngines();
    private final AnnotationCheck annotations;
    private @Nullable LogReplay replay;
    private @Nullable StartComparison comparison;
    private boolean begun;
    private long candles;
    private long matching;
    private long different;
    private long missing;
    private long twice;
    private long otherEngine;
    private final List<String> differences = new ArrayList<>();

    /**
     * A check at its start.
     *
     * @param strategies the definition of every version; may grow until the first candle
     * @param asked which signals are compared
     * @param scorecards those that signals name
     * @param otherStart from where else the candles are replayed, to count what that changes
     */
    public InstrumentCheck(
            Instrument instrument,
            Map<StrategyKey, StrategyDefinition> strategies,
            Predicate<SignalBody> asked,
            NamedScorecards scorecards,
            Optional<Instant> otherStart) {
        this.annotations = new AnnotationCheck(scorecards);
        this.otherStart = otherStart;
        this.instrument = instrument;
        this.strategies = strategies;
        this.asked = asked;
    }

    /** Takes in a record of {@code signals.v1}. */
    public void published(String eventId, byte[] value) {
        SignalRecord record = EventCodec.SIGNALS.decode(value);
        Switch.published(eventId, record).ifPresent(switches::add);
        if (record instanceof SignalRecord.OfSignal event) {
            otherEngines.published(event.signal());
            if (asked.test(event.signal())) {
                published(event, value);
            }
        }
    }

    private void published(SignalRecord.OfSignal event, byte[] value) {
        if (event.signal().engineVersion() != Engine.VERSION) {
            otherEngine++;
        } else if (published.putIfAbsent(Core.of(event).key(), value) != null) {
            twice++;
            differences.add(event.signal().id() + " is published twice: event " + event.sequence());
        }
    }

    /**
     * Takes in a record of {@code candles.v1}.
     *
     * @param dealtWith whether the worker has dealt with it: what it gives must be published, else it may be
     */
    public void candle(CandleEvent event, boolean dealtWith) {
        boolean backfilled = event instanceof CandleEvent.BaseCandle candle && candle.backfilled();
        candle(event.toDomain(), dealtWith, backfilled);
    }

    /** Takes in a record of {@code candles.v1} that cannot be read. */
    public void candle(MarketRecord.Unreadable record, boolean dealtWith) {
        candle(record, dealtWith, false);
    }

    private void candle(MarketRecord record, boolean dealtWith, boolean backfilled) {
        if (!begun && !(record instanceof MarketRecord.Unreadable)) {
            begun = true;
            begin(record);
        }
        if (replay != null && otherEngines.takes(record)) {
            candles++;
            LogReplay from = replay;
            List<Core> cores = replayed(from, record);
            if (comparison != null) {
                comparison.on(record, cores);
            }
            cores.stream()
                    .filter(core -> asked.test(core.signal())
                            && !otherEngines.scored(core.signal().seriesId()))
                    .forEach(core -> {
                        byte[] value = published.remove(core.key());
                        if (value != null) {
                            compare(core, value, from.pipeline(), backfilled);
                        } else if (dealtWith) {
                            missing++;
                            differences.add(describe(core) + " is not published");
                        }
                    });
        }
    }

    /** One that cannot be replayed is different, and its later candles say nothing; the other instruments go on. */
    private List<Core> replayed(LogReplay from, MarketRecord record) {
        try {
            return from.on(record);
        } catch (IllegalStateException | StrategyFailure e) {
            different++;
            differences.add("its candles cannot be replayed: " + e.getMessage());
            replay = null;
            comparison = null;
            return List.of();
        }
    }

    private void begin(MarketRecord first) {
        if (first instanceof MarketRecord.SeriesStarted) {
            LogReplay fromTheStart = new LogReplay(instrument, strategies, switches);
            replay = fromTheStart;
            comparison = otherStart
                    .map(start -> new StartComparison(fromTheStart, strategies, switches, start))
                    .orElse(null);
        }
    }

    private void compare(Core expected, byte[] value, SignalPipeline pipeline, boolean backfilled) {
        if (EventCodec.SIGNALS.decode(value) instanceof SignalRecord.OfSignal event) {
            Core said = Core.of(event);
            if (!said.equals(expected)) {
                different++;
                differences.add(describe(expected) + " differs: " + fields(said, expected));
                return;
            }
            matching++;
            Optional<String> difference = event instanceof SignalRecord.SignalOpened opened
                    ? annotations.opening(expected.signal().toDomain(), pipeline, backfilled, opened, value)
                    : annotations.later(event);
            difference.ifPresent(how -> differences.add(describe(expected) + " " + how));
        }
    }

    /** What another start changes; empty unless one was asked for and the candles are there from their beginning. */
    public Optional<StartComparison.Counts> otherStart() {
        return Optional.ofNullable(comparison).map(StartComparison::counts);
    }

    /**
     * What came of it, once all is read.
     *
     * @param whole whether the log still has every record of {@code signals.v1}: it keeps candles for longer, and then a
     *     strategy whose switch is gone is not judged
     */
    public Verdict verdict(boolean whole) {
        List<String> unexpected = published.entrySet().stream()
                .filter(entry -> replay != null && (whole || isCovered(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        unexpected.forEach(key -> differences.add(key + " is published, and the candles do not give it"));
        return new Verdict(
                candles,
                matching,
                different,
                missing,
                unexpected.size(),
                twice,
                otherEngine,
                published.size() - unexpected.size(),
                annotations.counts(),
                differences.stream().map(line -> instrument + ": " + line).toList());
    }

    /** Whether the log still says that the event's strategy was on. */
    private boolean isCovered(byte[] value) {
        return EventCodec.SIGNALS.decode(value) instanceof SignalRecord.OfSignal event
                && switches.stream()
                        .anyMatch(change -> change.on()
                                && change.strategy().equals(event.signal().strategy())
                                && change.from().isBefore(event.signal().closeTime()));
    }

    private static String describe(Core core) {
        SignalBody signal = core.signal();
        return "%s (%s %s %s of %s, event %d, %s)"
                .formatted(
                        signal.id(),
                        signal.strategy(),
                        signal.timeframe(),
                        signal.side(),
                        signal.openTime(),
                        core.sequence(),
                        core.what());
    }

    private static String fields(Core said, Core expected) {
        return String.join(
                ", ",
                DifferingFields.of(said.signal(), expected.signal()),
                DifferingFields.of(said.outcome(), expected.outcome()));
    }
}
