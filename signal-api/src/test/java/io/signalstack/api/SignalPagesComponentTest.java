package io.signalstack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.signalstack.api.testing.Log;
import io.signalstack.api.testing.Reader;
import io.signalstack.api.testing.SignalStory;
import io.signalstack.contracts.event.InstrumentDefinition;
import io.signalstack.contracts.event.MarketBody;
import io.signalstack.sandbox.testing.InstrumentsTopic;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.market.InstrumentNames;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalPagesComponentTest {

    private static final List<Evidence.Label> LABELS = List.of(Evidence.Label.values());
    private static final List<MarketBody> MARKETS = List.of(
            MarketBody.LIVE,
            MarketBody.of(MarketKind.simulated()),
            MarketBody.of(new MarketKind.Recorded(Instant.parse("2026-11-27T00:00:00Z"))));
    private static final String PAGE = "REPLAY:PAGE/USD";
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private Log log;
    private Reader reader;

    @BeforeEach
    void begin() {
        if (reader == null) {
            log = new Log(servers);
            reader = Reader.registered("paging@example.org");
            writePages();
        }
    }

    private void writePages() {
        for (int i = 0; i < 5; i++) {
            log.write(SignalStory.of("page-" + i, PAGE)
                    .opening(TEN.plusSeconds(60L * i))
                    .by(i < 2 ? "paged@1" : "paged@2")
                    .going(i % 2 == 0 ? Side.LONG : Side.SHORT)
                    .in(i < 3 ? "1m" : "5m", i < 4 ? Regime.RANGING : Regime.VOLATILE)
                    .believed(i / 10.0, i < 4 ? "CALIBRATED(500)" : "UNCALIBRATED(0)")
                    .proving(LABELS.get(i % 3), 100 + i)
                    .from(MARKETS.get(i % 3))
                    .opened());
        }
        reader.awaitSequence("page-4", 0);
    }

    @Test
    void pages_follow_one_another_without_a_signal_twice_or_missing() {
        // When
        Response first = reader.get("/api/v1/signals?symbol=PAGE/USD&limit=2");
        Response second = reader.get(linked(first));
        Response third = reader.get(linked(second));

        // Then
        first.then().statusCode(200).body("signals.id", contains("page-4", "page-3"));
        first.then().body("instrument", equalTo(PAGE));
        second.then().body("signals.id", contains("page-2", "page-1"));
        third.then().body("signals.id", contains("page-0")).body("next", nullValue());
        assertThat(third.header("Link")).isNull();
    }

    @Test
    void pages_of_one_kind_of_market_stay_of_that_kind_and_have_tags_of_their_own() {
        // When
        Response first = reader.get("/api/v1/signals?symbol=PAGE/USD&market=live&limit=1");
        Response second = reader.get(linked(first));
        Response other = reader.get("/api/v1/signals?symbol=PAGE/USD&market=simulated&limit=1");

        // Then
        first.then().statusCode(200).body("signals.id", contains("page-3"));
        second.then().statusCode(200).body("signals.id", contains("page-0")).body("next", nullValue());
        assertThat(other.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void the_latest_of_one_kind_of_market_know_of_each_new_signal() {
        // Given answers that are kept from now on
        latest("PAGE/USD", "live").body("signals.id", contains("page-3", "page-0"));
        latest("PAGE/USD", "recorded").body("signals.id", contains("page-2"));
        latest("QUIET/USD", "simulated").body("signals.id", not(hasItem("latest-new")));

        // When
        log.write(SignalStory.of("latest-new", "REPLAY:QUIET/USD")
                .opening(TEN)
                .from(MarketBody.of(MarketKind.simulated()))
                .opened());

        // Then
        await().untilAsserted(() -> latest("QUIET/USD", "simulated").body("signals.id", hasItem("latest-new")));
        latest("QUIET/USD", "live").body("signals.id", not(hasItem("latest-new")));
    }

    @Test
    void an_instruments_name_may_be_of_any_script() {
        // Given
        String symbol = InstrumentNames.HARD + "/" + InstrumentNames.HARD;
        String instrument = "REPLAY:" + symbol;
        InstrumentsTopic.define(
                servers,
                new InstrumentDefinition(instrument, "HARD", BigDecimal.ONE, "1m", List.of("1m"), 1, 1, false));
        log.write(SignalStory.of("any-script-1", instrument).opening(TEN).opened());
        log.write(SignalStory.of("any-script-2", instrument)
                .opening(TEN.plusSeconds(60))
                .opened());
        reader.awaitSequence("any-script-2", 0);

        // When
        Response first = await().until(
                        () -> reader.request()
                                .urlEncodingEnabled(true)
                                .queryParam("symbol", symbol)
                                .queryParam("limit", 1)
                                .get("/api/v1/signals"),
                        answer -> answer.statusCode() != 404);
        URI next = URI.create(linked(first));
        Response second = reader.request()
                .urlEncodingEnabled(true)
                .queryParams(parameters(next))
                .get(next.getPath());

        // Then
        first.then().statusCode(200).body("signals.id", contains("any-script-2"));
        first.then().body("instrument", equalTo(instrument));
        second.then().statusCode(200).body("signals.id", contains("any-script-1"));
    }

    @Test
    void a_page_that_has_not_changed_is_a_304() {
        String tag = reader.get("/api/v1/signals?symbol=PAGE/USD").header("ETag");

        reader.request()
                .header("If-None-Match", tag)
                .get("/api/v1/signals?symbol=PAGE/USD")
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeframe=5m | page-4 page-3",
                "side=short | page-3 page-1",
                "status=OPEN&limit=200 | page-4 page-3 page-2 page-1 page-0",
                "status=CLOSED | ''",
                "regime=VOLATILE | page-4",
                "strategy=paged@1 | page-1 page-0",
                "strategy=paged&status=CLOSED | ''",
                "strategy=paged | page-4 page-3 page-2 page-1 page-0",
                "minConfidence=0.2 | page-3 page-2",
                "minConfidence=0.2&includeUncalibrated=true | page-4 page-3 page-2",
                "evidence=EARNING | page-3 page-0",
                "evidence=unproven,LOSING | page-4 page-2 page-1",
                "market=live | page-3 page-0",
                "market=simulated,recorded | page-4 page-2 page-1",
                "market=live&side=SHORT&evidence=EARNING | page-3",
                "from=2026-11-20T10:03:00Z | page-4 page-3 page-2",
                "from=2026-11-20T10:02:00Z&to=2026-11-20T10:03:00Z | page-1",
                "symbol=REPLAY:PAGE/USD&side=LONG&regime=VOLATILE | page-4",
            })
    void filters_let_through_what_they_say(String query, String ids) {
        List<String> found = reader.get(
                        "/api/v1/signals?" + (query.contains("symbol") ? "" : "symbol=PAGE/USD&") + query)
                .then()
                .statusCode(200)
                .extract()
                .path("signals.id");

        assertThat(String.join(" ", found)).isEqualTo(ids);
    }

    @Test
    void the_page_of_a_strategy_that_has_given_none_is_empty() {
        Response page = await().until(
                        () -> reader.get("/api/v1/signals?symbol=PAGE/USD&strategy=confluence"),
                        answer -> answer.statusCode() != 404);

        page.then().statusCode(200).body("signals", empty());
    }

    private ValidatableResponse latest(String symbol, String market) {
        return reader.get("/api/v1/signals/latest?symbol=" + symbol + "&market=" + market)
                .then()
                .statusCode(200);
    }

    private static String linked(Response page) {
        return page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    }

    /** What a query says, for a client that encodes it by itself. */
    private static Map<String, String> parameters(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
