package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.BaseCandle;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.platform.kafka.TopicAdmin;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.log.CommittedLog;
import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.redis.RedisServer;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * A service that is killed again and again while it makes scorecards: each is published once, and none is missing. Property
 * {@code kills}: how often, 3 unless told otherwise; {@code seed}: when.
 */
class KilledScorecardsIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "killed-scorecards").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final int HEAP_MIB = 256;
    private static final int KILLS = Integer.getInteger("kills", 3);

    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final int DAYS = 190;
    private static final Instant END = START.plus(Duration.ofDays(DAYS));
    private static final List<LabMarket> MARKETS = List.of(LabMarket.COIN, LabMarket.TREND);
    private static final List<StrategyDefinition> STRATEGIES = BuiltInStrategies.all();

    @Test
    void scorecards_are_published_once_each_however_often_their_maker_is_killed() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(FOLDER.resolve("postgres"), 0);
                KafkaServer kafka = KafkaServer.start(FOLDER.resolve("kafka"), 0);
                RedisServer redis = RedisServer.start(FOLDER.resolve("redis"), 0)) {
            // Given
            try (TopicAdmin topics = new TopicAdmin(kafka.bootstrapServers(), 1, PATIENCE)) {
                topics.create();
            }
            publish(kafka.bootstrapServers());
            Map<String, String> settings =
                    new HashMap<>(ServiceSettings.at(kafka.port(), postgres.port(), redis.port()));
            settings.put("signalstack.scorecards.lease", "2S");
            settings.put("signalstack.scorecards.heartbeat", "200MS");
            settings.put("signalstack.scorecards.stride", "300");
            // When
            var random = new Random(Long.getLong("seed", 1));
            for (int kill = 0; kill < KILLS; kill++) {
                kill(settings, postgres, random.nextInt(1, 9));
            }
            // Then
            List<Scorecard> expected = STRATEGIES.stream()
                    .flatMap(strategy -> direct(strategy).stream())
                    .toList();
            List<ScorecardRecord> published = published(settings, kafka, expected.size());
            assertThat(published)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(ScorecardRecord::of).toList());
            assertThat(count(postgres, "select count(*) from backtest.scorecard_orders"))
                    .isEqualTo(STRATEGIES.size());
        }
    }

    private static List<ScorecardRecord> published(Map<String, String> settings, KafkaServer kafka, int expected) {
        try (ServerProcess process = start(settings)) {
            var log = new CommittedLog(kafka.bootstrapServers());
            await().atMost(PATIENCE)
                    .until(() ->
                            log.read(Topic.SCORECARDS, EventCodec.SCORECARDS).size() >= expected);
            assertThat(process.isAlive()).isTrue();
            return log.read(Topic.SCORECARDS, EventCodec.SCORECARDS);
        }
    }

    /** Kills it once it has come so many steps farther: walks that were kept, or scorecards. */
    private static void kill(Map<String, String> settings, PostgresServer postgres, int steps) throws SQLException {
        long before = progress(postgres);
        try (ServerProcess process = start(settings)) {
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> progress(postgres) >= before + steps);
            process.kill();
        }
    }

    /** Grows with each walk that is kept. */
    private static long progress(PostgresServer postgres) throws SQLException {
        String there = "select count(*) from pg_tables where schemaname = 'backtest' and tablename = 'scorecards'";
        return count(postgres, there) == 0
                ? 0
                : count(
                        postgres,
                        "select (select coalesce(sum(strides), 0) from backtest.walks)"
                                + " + (select count(*) from backtest.scorecards)");
    }

    private static long count(PostgresServer postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static ServerProcess start(Map<String, String> settings) {
        Path folder = FOLDER.resolve("backtest-service");
        int port = Ports.claim("backtest-service", 0);
        return new BuiltService("backtest-service", PROJECT, port, HEAP_MIB, settings)
                .start(folder, folder.resolve("log"));
    }

    private static void publish(String brokers) throws InterruptedException, ExecutionException {
        List<Future<?>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            for (StrategyDefinition strategy : STRATEGIES) {
                var record = StrategyRecord.of(strategy, true, true);
                sent.add(producer.send(new ProducerRecord<>(
                        Topic.STRATEGIES.text(), record.strategy(), EventCodec.STRATEGIES.encode(record))));
            }
            MARKETS.stream()
                    .flatMap(KilledScorecardsIT::events)
                    .forEach(event -> sent.add(producer.send(new ProducerRecord<>(
                            Topic.CANDLES.text(), event.instrument(), EventCodec.CANDLES.encode(event)))));
        }
        for (Future<?> record : sent) {
            record.get();
        }
    }

    private static Stream<CandleEvent> events(LabMarket market) {
        return records(market).map(record -> switch (record) {
            case MarketRecord.SeriesStarted started -> SeriesStarted.of(started.series());
            case MarketRecord.Base base -> BaseCandle.of(market.instrument(), base.candle(), 0, null, true);
            default -> throw new IllegalStateException("not of a simulated market: " + record);
        });
    }

    private static Stream<MarketRecord> records(LabMarket market) {
        var course = new Course(LabMarket.SEED, market, START);
        return Stream.concat(
                Stream.of(new MarketRecord.SeriesStarted(market.series())),
                course.candles(0, course.indexAt(END)).stream().map(candle -> new MarketRecord.Base(candle, 0)));
    }

    private static List<Scorecard> direct(StrategyDefinition strategy) {
        List<ScoredMarket> markets = MARKETS.stream()
                .sorted(Comparator.comparing(market -> market.instrument().toString()))
                .map(market -> {
                    var scored = new ScoredMarket(market.instrument(), List.of(strategy));
                    records(market).forEach(scored::on);
                    return scored;
                })
                .toList();
        return new ScorecardRun(strategy, markets).scorecards(END);
    }
}
