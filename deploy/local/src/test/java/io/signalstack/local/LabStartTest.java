package io.signalstack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.StrategyRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.lab.LabMarket;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import io.signalstack.sandbox.testing.SharedSandbox;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BROKERS = SharedSandbox.kafka().bootstrapServers();
    private static final List<String> MARKETS =
            List.of("LAB:TREND/USD", "LAB:COIN/USD", "LAB:FADE/USD", "LAB:FAIR/USD");
    private static final List<String> TIMEFRAMES = List.of("15m", "1h", "4h", "1d");

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", BROKERS), new StringSerializer(), new ByteArraySerializer());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void simulated_markets_go_on_once_there_is_a_scorecard_of_each_strategy_on_each_of_them() throws Exception {
        // Given a strategy that scores, one that does not, and one that was taken away
        strategy("scores@1", true);
        strategy("rests@1", false);
        strategy("fails@1", true);
        strategy("gone@1", true);
        write(Topic.STRATEGIES, "gone@1", null);
        try (ReplayExchange exchange = exchange(1_000_000);
                LabStart watch = watch(exchange)) {
            await().atMost(PATIENCE).until(() -> said("0 of 32 are there"));

            // When all but one are there, and one of a market of another kind
            for (String market : MARKETS) {
                for (String timeframe : TIMEFRAMES) {
                    if (!market.equals("LAB:FAIR/USD") || !timeframe.equals("1d")) {
                        scorecard("scores@1", market, timeframe);
                    }
                }
            }
            scorecard("scores@1", "REPLAY:BTC/USD", "1h");
            // and of two more strategies it is known that there will be none: of one on markets of another kind
            failure("fails@1", "simulated");
            failure("scores@1", "recorded");

            // Then
            await().atMost(PATIENCE).until(() -> said("15 of 16 are there"));
            assertThat(exchange.lab().isWaiting()).isTrue();

            // When
            scorecard("scores@1", "LAB:FAIR/USD", "1d");

            // Then it hurries through ten days in a second, and nothing is left to say
            await().atMost(PATIENCE).until(() -> !exchange.lab().isWaiting());
            await().atMost(PATIENCE).until(() -> notices.getLast().isEmpty());
            assertThat(exchange.lab().behind()).isLessThan(Duration.ofSeconds(3));
            assertThat(notices).anyMatch(line -> line.contains("hurry to the present, at 1000000x"));
            assertThat(watch).isNotNull();
        }

        // When it is started again, and a scorecard is missing
        strategy("new@1", true);
        notices.clear();
        try (ReplayExchange exchange = exchange(1_000_000);
                LabStart watch = watch(exchange)) {
            // Then nothing waits
            await().atMost(PATIENCE).until(() -> notices.contains(""));
            assertThat(notices).noneMatch(line -> line.contains("wait"));
            assertThat(exchange.lab().isWaiting()).isFalse();
            assertThat(watch).isNotNull();
        }
    }

    @Test
    void nothing_is_missing_of_a_strategy_whose_scorecards_failed_until_they_are_out() {
        MissingScorecards missing = new MissingScorecards(List.of("A:X/Y"), List.of("1h"));
        missing.put(new StrategyRecord("s@1", "confluence", Map.of(), true, true));
        missing.putFailed("s@1", true);
        assertThat(missing.isNone()).as("all have failed").isTrue();
        missing.putFailed("s@1", false);
        assertThat(missing.isNone()).isFalse();
    }

    @Test
    void what_is_missing_is_counted_for_strategies_that_score_and_experiments_on_their_instruments() {
        // Given
        MissingScorecards missing = new MissingScorecards(List.of("A:X/Y", "A:Z/Y"), List.of("1h"));
        assertThat(missing.isNone()).as("no strategy is known yet").isFalse();
        missing.put(new StrategyRecord("s@1", "confluence", Map.of(), true, true));
        missing.put(new StrategyRecord(
                "arm@1",
                "confluence",
                Map.of(),
                false,
                false,
                List.of(new StrategyRecord.Arm("experiment", "A", List.of("A:Z/Y")))));
        missing.put(new StrategyRecord("off@1", "confluence", Map.of(), false, false));

        // When, Then
        assertThat(missing.wanted()).isEqualTo(3);
        missing.putScorecard("s@1|A:X/Y|1h");
        missing.putScorecard("s@1|A:Z/Y|1h");
        missing.putScorecard("off@1|A:Z/Y|1h");
        assertThat(missing.found()).isEqualTo(2);
        assertThat(missing.isNone()).isFalse();
        missing.putScorecard("arm@1|A:Z/Y|1h");
        assertThat(missing.isNone()).isTrue();
        missing.removeScorecard("s@1|A:X/Y|1h");
        assertThat(missing.isNone()).isFalse();
        missing.removeStrategy("s@1");
        assertThat(missing.isNone()).isTrue();
    }

    private boolean said(String text) {
        return notices.stream().anyMatch(line -> line.endsWith(text));
    }

    private LabStart watch(ReplayExchange exchange) {
        return LabStart.watching(
                BROKERS,
                new LabStart.Simulation(exchange.lab(), List.of(LabMarket.values()), 1_000_000),
                InstantSource.system(),
                new Progress(new PrintStream(java.io.OutputStream.nullOutputStream())),
                notices::add);
    }

    private ReplayExchange exchange(double speed) {
        return ReplayExchange.start(ReplayExchangeOptions.builder()
                .stateFolder(folder)
                .labSpeed(speed)
                .build());
    }

    private void failure(String strategy, String market) throws Exception {
        var event = new SystemEvent.ScorecardsFailed(
                strategy, market, Instant.parse("2026-11-20T00:00:00Z"), "it divided by zero");
        write(Topic.SYSTEM_EVENTS, event.subject(), EventCodec.SYSTEM_EVENTS.encode(event));
    }

    private void strategy(String key, boolean enabled) throws Exception {
        write(
                Topic.STRATEGIES,
                key,
                EventCodec.STRATEGIES.encode(new StrategyRecord(key, "confluence", Map.of(), true, enabled)));
    }

    /** What is in it is of no matter: that it is there counts. */
    private void scorecard(String strategy, String instrument, String timeframe) throws Exception {
        write(Topic.SCORECARDS, String.join("|", strategy, instrument, timeframe), new byte[] {'{', '}'});
    }

    private void write(Topic topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.text(), key, value)).get();
    }
}
