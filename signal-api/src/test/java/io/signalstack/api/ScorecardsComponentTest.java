package io.signalstack.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.Reader;
import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.ScorecardRecord;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.contracts.event.SystemEvent.ScorecardsFailed;
import io.signalstack.contracts.event.SystemEvent.ScorecardsOut;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.signalstack.trading.calibration.Fit;
import io.signalstack.trading.calibration.Settled;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
class ScorecardsComponentTest {

    private static final Instrument COIN = new Instrument("LAB", "COIN", "USD");
    private static final StrategyKey CONFLUENCE = new StrategyKey("confluence", "1");
    private static final Instant TRAINED_TO = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant PUBLISHED_FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    /** A LONG trade on each of 120 days, of which the target was never reached. */
    private static List<Settled> losses() {
        return IntStream.range(0, 120)
                .mapToObj(day -> {
                    Instant closedAt = TRAINED_TO.minus(Duration.ofDays(130 - day));
                    return new Settled(
                            "signal" + day,
                            CONFLUENCE,
                            COIN,
                            Timeframe.H1,
                            Regime.RANGING,
                            Side.LONG,
                            0.6,
                            closedAt,
                            closedAt.plus(Duration.ofHours(24)),
                            false,
                            -1 - day / 1_000.0);
                })
                .toList();
    }

    private static ScorecardRecord scorecard(Instant trainedTo) {
        return ScorecardRecord.of(
                Fit.at(trainedTo, losses()).scorecard(CONFLUENCE, COIN, Timeframe.H1, losses()), PUBLISHED_FROM);
    }

    private void tell(Log log, ScorecardRecord scorecard) {
        log.write(Topic.SCORECARDS, scorecard.key(), EventCodec.SCORECARDS.encode(scorecard));
    }

    private static List<Map<String, Object>> told(Reader reader) {
        return reader.get("/api/v1/strategies").path("strategies.find { it.strategy == 'confluence@1' }.scorecards");
    }

    @Test
    void a_strategy_is_shown_with_what_each_side_proves_as_the_newest_scorecard_has_it() {
        // Given
        Log log = new Log(servers);
        Reader reader = Reader.registered("scorecards@example.org");
        // When the older one comes again after the newer one, and between them what cannot be read
        ScorecardRecord older = scorecard(TRAINED_TO.minus(Duration.ofDays(1)));
        ScorecardRecord newer = scorecard(TRAINED_TO);
        tell(log, older);
        tell(log, newer);
        log.write(Topic.SCORECARDS, newer.key(), "{\"form\":\"2\",\"id\":\"\"}".getBytes(UTF_8));
        tell(log, older);
        // Then
        await().atMost(SOON).until(() -> log.read(Topic.SCORECARDS.deadLetter()).size() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told(reader))
                        .singleElement()
                        .satisfies(card -> assertThat(card)
                                .containsEntry("id", newer.id())
                                .containsEntry("instrument", "LAB:COIN/USD")
                                .containsEntry("timeframe", "1h")
                                .containsEntry("trainedTo", "2026-06-01T00:00:00Z")
                                .containsEntry("outcomes", 120)
                                .containsEntry("hits", 0)
                                .containsEntry("publishedFrom", PUBLISHED_FROM.toString())));
        assertThat(side(reader, "longs"))
                .containsEntry("evidence", "LOSING")
                .containsEntry("evidenceN", 120)
                .containsEntry("trades", 120);
        assertThat(side(reader, "shorts")).containsEntry("evidence", "UNPROVEN").containsEntry("evidenceN", 0);
    }

    @Test
    void a_strategy_says_what_became_of_the_scorecards_that_were_made_last_on_each_kind_of_market() {
        // Given
        Log log = new Log(servers);
        Reader reader = Reader.registered("news@example.org");
        // When
        tell(log, new ScorecardsOut(CONFLUENCE.toString(), "recorded", TRAINED_TO, 8));
        tell(log, new ScorecardsOut(CONFLUENCE.toString(), "simulated", TRAINED_TO, 16));
        tell(log, new ScorecardsFailed(CONFLUENCE.toString(), "recorded", TRAINED_TO.plusSeconds(86_400), "no price"));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reader.get("/api/v1/strategies")
                                .<List<Map<String, Object>>>path(
                                        "strategies.find { it.strategy == 'confluence@1' }.made"))
                        .hasSize(2)
                        .satisfiesExactly(
                                recorded -> assertThat(recorded)
                                        .containsEntry("market", "recorded")
                                        .containsEntry("trainedTo", "2026-06-02T00:00:00Z")
                                        .containsEntry("scorecards", 0)
                                        .containsEntry("failure", "no price"),
                                simulated -> assertThat(simulated)
                                        .containsEntry("market", "simulated")
                                        .containsEntry("trainedTo", "2026-06-01T00:00:00Z")
                                        .containsEntry("scorecards", 16)
                                        .containsEntry("failure", null)));
    }

    private static void tell(Log log, SystemEvent event) {
        log.write(Topic.SYSTEM_EVENTS, event.subject(), EventCodec.SYSTEM_EVENTS.encode(event));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> side(Reader reader, String side) {
        return (Map<String, Object>) told(reader).getFirst().get(side);
    }
}
