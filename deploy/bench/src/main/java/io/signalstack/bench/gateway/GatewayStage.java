package io.signalstack.bench.gateway;

import io.signalstack.bench.process.Await;
import io.signalstack.bench.process.Group;
import io.signalstack.bench.process.Replica;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleHead;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.exchange.Pace;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ProgramFolder;
import io.signalstack.sandbox.testing.CatalogueTopics;
import io.signalstack.sandbox.testing.InstrumentsTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A broker with the topics, a replayed exchange, and as many gateways as are asked for; all of it ends with this, but for a
 * broker of others.
 */
public final class GatewayStage implements AutoCloseable {

    /** Soon after midnight: there is little to fetch before the gateway follows. */
    private static final Instant EARLY = Instant.parse("2013-11-28T00:05:00Z");

    /** As a limit for exchange and gateways that no test comes near. */
    static final int ANY_WEIGHT = 1_000_000;

    private static final int HEAP_MIB = 256;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BEHIND = Duration.ofMinutes(3);

    /** That a recording begins again says nothing here. */
    private static final Logger REPEATS = Logger.getLogger("io.signalstack.sandbox.exchange.RepeatLog");

    private final Path project;
    private final Path folder;
    private final Map<String, String> settings;
    private final String bootstrapServers;
    private final Runnable closeBroker;
    private final ReplayExchange exchange;
    private final List<Replica> replicas = new ArrayList<>();

    private GatewayStage(
            Path project,
            Path folder,
            ReplayExchangeOptions options,
            Map<String, String> settings,
            String bootstrapServers,
            Runnable closeBroker) {
        this.project = project;
        this.folder = folder;
        this.settings = settings;
        this.bootstrapServers = bootstrapServers;
        this.closeBroker = closeBroker;
        REPEATS.setLevel(Level.WARNING);
        exchange = ReplayExchange.start(options);
    }

    /**
     * Starts broker and exchange.
     *
     * @param project the project's root, in which the gateway has been built
     * @param folder for data and logs; emptied
     * @param settings of the gateways, beside where broker and exchange are
     */
    static GatewayStage start(Path project, Path folder, ReplayExchangeOptions options, Map<String, String> settings) {
        KafkaServer kafka = KafkaServer.start(emptied(folder).resolve("kafka"), 0);
        CatalogueTopics.create(kafka.bootstrapServers());
        return new GatewayStage(project, folder, options, settings, kafka.bootstrapServers(), kafka::close);
    }

    /**
     * Starts an exchange beside a broker of others, which has the topics and goes on after this.
     *
     * @param project the project's root, in which the gateway has been built
     * @param folder for logs; emptied
     */
    public static GatewayStage on(String bootstrapServers, Path project, Path folder, ReplayExchangeOptions options) {
        return new GatewayStage(project, emptied(folder), options, Map.of(), bootstrapServers, () -> {});
    }

    /**
     * An exchange that has so many test instruments, and no limit of calls that matters.
     *
     * @param speed of its time
     */
    public static ReplayExchangeOptions options(int instruments, double speed) {
        return ReplayExchangeOptions.builder()
                .startInRecording(EARLY)
                .speed(speed)
                .testInstruments(instruments)
                .weightPerMinute(ANY_WEIGHT)
                .build();
    }

    private static Path emptied(Path folder) {
        try {
            ProgramFolder.deleteTree(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one more gateway. */
    public Replica start() {
        String name = "gateway-" + (replicas.size() + 1);
        Map<String, String> all = new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers,
                "signalstack.venues.replay.url",
                exchange.url(),
                "signalstack.venues.replay.limits.weight",
                Integer.toString(ANY_WEIGHT),
                "signalstack.gateway.budget.shared",
                "false",
                // The recordings are shorter than what seeds a timeframe.
                "signalstack.gateway.required-seeds",
                "0"));
        all.putAll(settings);
        BuiltService service = new BuiltService("market-gateway", project, Ports.claim(name, 0), HEAP_MIB, all);
        Replica replica = Replica.start(service, folder.resolve(name), folder.resolve(name + ".log"));
        replicas.add(replica);
        return replica;
    }

    /** Lets the gateways follow BTC2/USD, BTC3/USD and so on, from one number to another, both included. */
    public List<String> define(int from, int to, int backfillDays, List<String> timeframes) {
        List<InstrumentDefinition> definitions = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            definitions.add(new InstrumentDefinition(
                    "REPLAY:BTC" + number + "/USD",
                    "BTC" + number + "USD",
                    new BigDecimal("0.01"),
                    "1m",
                    timeframes,
                    backfillDays,
                    1,
                    true));
        }
        InstrumentsTopic.define(bootstrapServers, definitions.toArray(InstrumentDefinition[]::new));
        return definitions.stream().map(InstrumentDefinition::instrument).toList();
    }

    /** The gateways as the broker sees them. */
    Group group() {
        return new Group(bootstrapServers(), "market-gateway", "gateway-");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** When the exchange's clock shows that time, by the wall clock; for a healthy exchange in its past. */
    public Instant wallAt(Instant exchangeTime) {
        Pace pace = exchange.clock().pace();
        double elapsedMs = Duration.between(pace.start(), exchangeTime).toMillis() / pace.speed();
        return pace.anchor().plusMillis((long) Math.ceil(elapsedMs));
    }

    public ReplayExchange exchange() {
        return exchange;
    }

    /** Waits until what the instruments are behind the exchange is a poll or two. */
    public void awaitCaughtUp(List<String> instruments) {
        var _ = awaitPublished(instruments, () -> exchange.now().minus(BEHIND));
    }

    /** Waits until each instrument is published up to the candle that opened then, and says how long. */
    Duration awaitPublished(List<String> instruments, Supplier<Instant> then) {
        return Await.until("all " + instruments.size() + " instruments are published", PATIENCE, () -> {
            Map<String, CandleHead> heads = heads();
            Instant due = then.get();
            return instruments.stream()
                    .allMatch(instrument -> heads.containsKey(instrument)
                            && !heads.get(instrument).lastOpenTime().isBefore(due));
        });
    }

    /** How far each instrument's history has been published, by name. */
    Map<String, CandleHead> heads() {
        return new CommittedLog(bootstrapServers())
                .read(Topic.CANDLE_HEADS, EventCodec.CANDLE_HEADS).stream()
                        .collect(
                                Collectors.toMap(CandleHead::instrument, Function.identity(), (older, newer) -> newer));
    }

    /** What was published of each instrument, by name. */
    Map<String, List<CandleEvent>> candles() {
        return new CommittedLog(bootstrapServers())
                .read(Topic.CANDLES, EventCodec.CANDLES).stream()
                        .collect(Collectors.groupingBy(CandleEvent::instrument));
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        exchange.close();
        closeBroker.run();
    }
}
