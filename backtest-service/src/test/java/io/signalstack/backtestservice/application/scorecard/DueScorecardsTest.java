package io.signalstack.backtestservice.application.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DueScorecardsTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration NOW = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(90);
    private static final StrategyDefinition STRATEGY = BuiltInStrategies.all().getFirst();

    private final DueScorecards due = new DueScorecards(Duration.ofSeconds(5), Duration.ofHours(1));

    private static ArchivedMarket market(
            String base, MarketKind kind, Instant lastClose, boolean followed, Duration quiet) {
        var instrument = new Instrument("LAB", base, "USD");
        var series = new Series(
                Series.id(instrument, 1),
                instrument,
                BigDecimal.ONE,
                Timeframe.M15,
                List.of(Timeframe.M15, Timeframe.H1),
                kind);
        return new ArchivedMarket(
                new ArchivedSeries(series, List.of(), BEGINNING, lastClose.minus(Timeframe.M15.length())),
                followed,
                quiet);
    }

    private static ArchivedMarket simulated(String base, String lastClose) {
        return market(base, MarketKind.simulated(), Instant.parse(lastClose), true, NOW);
    }

    private static MadeScorecards made(String trainedTo, String... bases) {
        Set<Instrument> instruments = Arrays.stream(bases)
                .map(base -> new Instrument("LAB", base, "USD"))
                .collect(Collectors.toSet());
        return new MadeScorecards(STRATEGY.key(), "simulated", Instant.parse(trainedTo), instruments);
    }

    private List<ScorecardOrder> orders(List<ArchivedMarket> markets, MadeScorecards... made) {
        return due.orders(markets, List.of(STRATEGY), List.of(made));
    }

    @Test
    void a_day_is_due_once_its_last_candle_has_closed_on_all_markets() {
        // Given one market that is a candle behind
        ArchivedMarket one = simulated("ONE", "2026-02-03T00:00:00Z");
        ArchivedMarket two = simulated("TWO", "2026-02-02T23:45:00Z");
        // Then
        assertThat(orders(List.of(one, two)))
                .extracting(ScorecardOrder::trainedTo)
                .containsExactly(Instant.parse("2026-02-02T00:00:00Z"));
        // When it has caught up
        assertThat(orders(List.of(one, simulated("TWO", "2026-02-03T00:00:00Z"))))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.trainedTo()).isEqualTo("2026-02-03T00:00:00Z");
                    assertThat(order.markets()).hasSize(2);
                });
    }

    @Test
    void what_was_made_is_due_again_the_next_day_or_when_a_market_is_new() {
        ArchivedMarket one = simulated("ONE", "2026-02-03T01:00:00Z");
        ArchivedMarket two = simulated("TWO", "2026-02-03T01:00:00Z");

        assertThat(orders(List.of(one), made("2026-02-03T00:00:00Z", "ONE"))).isEmpty();
        assertThat(orders(List.of(one), made("2026-02-04T00:00:00Z", "ONE"))).isEmpty();
        assertThat(orders(List.of(one), made("2026-02-02T00:00:00Z", "ONE"))).hasSize(1);
        assertThat(orders(List.of(one, two), made("2026-02-03T00:00:00Z", "ONE")))
                .hasSize(1);
        assertThat(orders(List.of(one, two), made("2026-02-03T00:00:00Z", "ONE", "TWO")))
                .isEmpty();
    }

    @Test
    void kinds_of_markets_are_kept_apart() {
        ArchivedMarket live = market("LIVE", MarketKind.live(), Instant.parse("2026-03-01T00:00:00Z"), true, NOW);

        assertThat(orders(List.of(simulated("ONE", "2026-02-03T00:00:00Z"), live)))
                .extracting(order -> order.kind() + " " + order.trainedTo() + " " + order.instruments())
                .containsExactly(
                        "live 2026-03-01T00:00:00Z [LAB:LIVE/USD]", "simulated 2026-02-03T00:00:00Z [LAB:ONE/USD]");
    }

    @Test
    void nothing_is_due_while_the_past_of_a_market_is_coming_in() {
        ArchivedMarket one = simulated("ONE", "2026-02-03T00:00:00Z");
        Instant close = Instant.parse("2026-02-02T00:00:00Z");

        assertThat(orders(List.of(one, market("TWO", MarketKind.simulated(), close, false, NOW))))
                .isEmpty();
        assertThat(orders(List.of(one, market("TWO", MarketKind.simulated(), close, false, Duration.ofSeconds(5)))))
                .hasSize(1);
    }

    @Test
    void nothing_is_due_while_the_history_of_a_market_is_being_fetched_unless_nothing_comes_of_it_for_long() {
        ArchivedMarket live = market("LIVE", MarketKind.live(), Instant.parse("2026-02-03T00:00:00Z"), true, NOW);

        assertThat(orders(List.of(fetching(live, NOW)))).isEmpty();
        assertThat(orders(List.of(fetching(live, Duration.ofMinutes(59))))).isEmpty();
        assertThat(orders(List.of(fetching(live, LONG)))).hasSize(1);
        assertThat(orders(List.of(live))).hasSize(1);
    }

    private static ArchivedMarket fetching(ArchivedMarket market, Duration quiet) {
        return new ArchivedMarket(market.series(), market.followed(), market.quiet(), Optional.of(quiet));
    }

    @Test
    void a_market_whose_course_began_before_the_day_is_in_it() {
        // Given one that was first published at noon
        Instant noon = BEGINNING.plus(Duration.ofHours(12));
        ArchivedMarket live = market("LIVE", MarketKind.live(), Instant.parse("2026-01-06T00:00:00Z"), true, NOW);
        ArchivedSeries late = new ArchivedSeries(
                live.series().series(), List.of(), noon, live.series().lastOpen(), BEGINNING);
        // Then
        assertThat(orders(List.of(new ArchivedMarket(late, true, NOW))))
                .singleElement()
                .satisfies(order -> assertThat(order.markets()).containsExactly(late));
    }

    @Test
    void a_market_that_nothing_comes_of_holds_up_no_other() {
        // Given a market that was halted a month ago
        ArchivedMarket halted =
                market("HALTED", MarketKind.simulated(), Instant.parse("2026-01-20T00:00:00Z"), true, LONG);
        // Then it is taken as far as it goes
        assertThat(orders(List.of(simulated("ONE", "2026-02-03T00:00:00Z"), halted)))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.trainedTo()).isEqualTo("2026-02-03T00:00:00Z");
                    assertThat(order.markets()).hasSize(2);
                });
        assertThat(orders(List.of(halted))).hasSize(1);
    }

    @Test
    void nothing_is_trained_on_what_a_recording_repeats() {
        var recorded = new MarketKind.Recorded(Instant.parse("2026-01-12T06:00:00Z"));
        ArchivedMarket market = market("TAPE", recorded, Instant.parse("2026-02-03T00:00:00Z"), true, NOW);

        assertThat(orders(List.of(market)))
                .extracting(ScorecardOrder::trainedTo)
                .containsExactly(Instant.parse("2026-01-12T00:00:00Z"));
    }

    @Test
    void a_market_that_has_no_whole_day_yet_is_left_out() {
        assertThat(orders(List.of(simulated("ONE", "2026-01-05T12:00:00Z")))).isEmpty();
    }
}
