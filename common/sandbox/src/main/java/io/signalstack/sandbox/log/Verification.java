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
    private final Question asked;
    private final NamedScorecards scorecards;
    private final Map<StrategyKey, StrategyDefinition> strategies = new HashMap<>();
    /** By the id that they give themselves. */
    private final Map<String, Optional<byte[]>> published = new HashMap<>();

    private final SortedMap<Instrument, InstrumentCheck> checks = new TreeMap<>();
    private long passedOver;
    private Map<Integer, Long> dealtWith = Map.of();

    /**
     * What is to be verified.
     *
     * @param instruments whose candles are replayed
     * @param signals which of their signals are compared
     * @param otherStart from where else the candles are replayed, to count what that changes
     */
    public record Question(
            Predicate<Instrument> instruments, Predicate<SignalBody> signals, Optional<Instant> otherStart) {

        /** All that there is. */
        public static final Question ALL = new Question(_ -> true, _ -> true, Optional.empty());
    }

    /**
     * A verification at its start.
     *
     * @param superseded the scorecards that the log no longer has
     */
    public Verification(String bootstrapServers, Question asked, NamedScorecards superseded) {
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

    /**
     * How many records of strategies, signals and scorecards could not be read, and were passed over, as everybody does.
     */
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
        String id = eventId == null ? "" : new String(eventId.value(), UTF_8);
        check(record.key()).ifPresent(check -> check.published(id, record.value()));
    }

    private void candle(ConsumerRecord<byte[], byte[]> record) {
        boolean dealt = record.offset() < dealtWith.getOrDefault(record.partition(), 0L);
        switch (ReadCandle.of(record.key(), record.value())) {
            case ReadCandle.Legible(var _, var event) ->
                check(record.key()).ifPresent(check -> check.candle(event, dealt));
            case ReadCandle.Unreadable unreadable ->
                unreadable
                        .instrument()
                        .flatMap(_ -> check(record.key()))
                        .ifPresent(check -> check.candle(unreadable.toDomain(), dealt));
        }
    }

    /** Empty if the key's instrument is not asked for. */
    private Optional<InstrumentCheck> check(byte[] key) {
        return Optional.of(Instrument.parse(new String(key, UTF_8)))
                .filter(asked.instruments())
                .map(instrument -> checks.computeIfAbsent(
                        instrument,
                        one -> new InstrumentCheck(one, strategies, asked.signals(), scorecards, asked.otherStart())));
    }
}
