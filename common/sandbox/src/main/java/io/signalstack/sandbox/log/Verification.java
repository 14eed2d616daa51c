package io.signalstack.sandbox.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.codec.ReadCandle;
import io.signalstack.contracts.event.SignalBody;
import io.signalstack.contracts.replay.InstrumentCheck;
import io.signalstack.contracts.replay.NamedScorecards;
import io.signalstack.contracts.replay.StartComparison;
import io.signalstack.contracts.replay.Verdict;
import io.signalstack.contracts.topic.Headers;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Recomputes all signals of a log from its candles, and compares them with what is published. */
public final class Verification {

    private static final String WORKER = "signal-worker";

    private final CommittedLog log;
    private final Predicate<SignalBody> asked;
    private final NamedScorecards scorecards;
    private final Optional<Instant> otherStart;
    private final Map<StrategyKey, StrategyDefinition> strategies = new HashMap<>();
    /** By the id that they give themselves. */
    private final Map<String, Optional<byte[]>> published = new HashMap<>();

    private final SortedMap<Instrument, InstrumentCheck> checks = new TreeMap<>();
    private long passedOver;
    private Map<Integer, Long> dealtWith = Map.of();

    /**
     * A verification at its start.
     *
     * @param asked which signals are compared
     * @param superseded the scorecards that the log no longer has
     * @param otherStart from where else the candles are replayed, to count what that changes
     */
    public Verification(
            String bootstrapServers,
            Predicate<SignalBody> asked,
            NamedScorecards superseded,
            Optional<Instant> otherStart) {
        this.otherStart = otherStart;
        this.log = new CommittedLog(bootstrapServers);
        this.scorecards = id -> published.computeIfAbsent(id, superseded::find);
        this.asked = asked;
    }

    /**
     * What came of an instrument.
     *
     * @param otherStart what another start changes, if it was asked for and can be told
     */
    public record Result(Verdict verdict, Optional<StartComparison.Counts> otherStart) {}

    /** What came of each instrument. The log may be written to meanwhile. */
    public SortedMap<Instrument, Result> run() {
        log.forEach(Topic.STRATEGIES.text(), passingOver(this::strategy));
        // In this order: what the worker has dealt with so far is all published when the signals are read.
        dealtWith = log.dealtWith(WORKER, Topic.CANDLES);
        log.forEach(Topic.SIGNALS.text(), passingOver(this::signal));
        // And what these name is all published when the scorecards are.
        log.forEach(Topic.SCORECARDS.text(), passingOver(this::scorecard));
        log.forEach(Topic.CANDLES.text(), this::candle);
        SortedMap<Instrument, Result> results = new TreeMap<>();
        boolean whole = log.isWhole(Topic.SIGNALS);
        checks.forEach(
                (instrument, check) -> results.put(instrument, new Result(check.verdict(whole), check.otherStart())));
        return results;
    }

    /** How many records of strategies, signals and scorecards could not be read, and were passed over, as everybody does. */
    public long passedOver() {
        return passedOver;
    }

    private Consumer<ConsumerRecord<byte[], byte[]>> passingOver(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        return record -> {
            try {
                reader.accept(record);
            } catch (RuntimeException e) {
                // Told by their number: who reads them sets them aside, or logs them.
                passedOver++;
            }
        };
    }

    private void strategy(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            StrategyDefinition definition =
                    EventCodec.STRATEGIES.decode(record.value()).definition();
            // As everybody does: the first word about a version holds.
            strategies.putIfAbsent(definition.key(), definition);
        }
    }

    private void scorecard(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            published.put(EventCodec.SCORECARDS.decode(record.value()).id(), Optional.of(record.value()));
        }
    }

    private void signal(ConsumerRecord<byte[], byte[]> record) {
        Header eventId = record.headers().lastHeader(Headers.EVENT_ID);
        check(record.key()).published(eventId == null ? "" : new String(eventId.value(), UTF_8), record.value());
    }

    private void candle(ConsumerRecord<byte[], byte[]> record) {
        boolean dealt = record.offset() < dealtWith.getOrDefault(record.partition(), 0L);
        switch (ReadCandle.of(record.key(), record.value())) {
            case ReadCandle.Legible(var _, var event) -> check(record.key()).candle(event, dealt);
            case ReadCandle.Unreadable unreadable ->
                unreadable.instrument().ifPresent(_ -> check(record.key()).candle(unreadable.toDomain(), dealt));
        }
    }

    private InstrumentCheck check(byte[] key) {
        return checks.computeIfAbsent(
                Instrument.parse(new String(key, UTF_8)),
                instrument -> new InstrumentCheck(instrument, strategies, asked, scorecards, otherStart));
    }
}
