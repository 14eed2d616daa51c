package io.signalstack.trading.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.Opinion;
import io.signalstack.trading.strategy.Proposal;
import io.signalstack.trading.strategy.ScriptedKind;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scorecards of markets that random walks of 300 days go through, hour by hour. */
class ScorecardRunTest {

    private static final Instant START = CandleSeries.START;
    private static final int DAYS = 300;
    private static final int LEAD = 180;
    private static final Instrument ONE = new Instrument("LAB", "ONE", "USD");
    private static final Instrument TWO = new Instrument("LAB", "TWO", "USD");

    /** Says either side, with a strength that has no meaning. */
    private static final StrategyDefinition DICE = ScriptedKind.of("dice", at -> {
        long drawn = at.candle().openTimeMs() / Timeframe.H1.lengthMs() * 7_919 % 1_000;
        Side side = drawn % 2 == 0 ? Side.LONG : Side.SHORT;
        return Opinion.proposed(
                new Proposal(side, side.sign() * (drawn + 1) / 1_000.0, _ -> List.of("dice"), null, null));
    });

    private static final StrategyDefinition SILENT = ScriptedKind.of("silent", at -> Opinion.quiet());

    private static final ScoredMarket FIRST = market(ONE, 1);
    private static final ScoredMarket SECOND = market(TWO, 2);

    private static List<MarketRecord> records(Instrument instrument, long seed) {
        return records(instrument, seed, MarketKind.simulated());
    }

    private static List<MarketRecord> records(Instrument instrument, long seed, MarketKind kind) {
        var series = new Series(
                Series.id(instrument, 1),
                instrument,
                new BigDecimal("0.01"),
                Timeframe.H1,
                List.of(Timeframe.H1, Timeframe.H4),
                kind);
        List<Candle> minutes = CandleSeries.walk(seed, DAYS * 24);
        List<Candle> hours = new ArrayList<>();
        for (Candle minute : minutes) {
            hours.add(new Candle(
                    START.toEpochMilli() + hours.size() * Timeframe.H1.lengthMs(),
                    minute.open(),
                    minute.high(),
                    minute.low(),
                    minute.close(),
                    minute.volume(),
                    minute.synthetic()));
        }
        return CandleSeries.records(series, hours);
    }

    private static ScoredMarket market(Instrument instrument, long seed) {
        return market(instrument, records(instrument, seed));
    }

    private static ScoredMarket market(Instrument instrument, List<MarketRecord> records) {
        var market = new ScoredMarket(instrument, List.of(SILENT, DICE));
        records.forEach(market::on);
        return market;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    @Test
    void fits_are_made_at_the_start_of_each_window_from_day_180_on() {
        var run = new ScorecardRun(DICE, List.of(FIRST));

        assertThat(run.fits(day(LEAD - 1))).isEmpty();
        assertThat(run.fits(day(LEAD))).containsExactly(day(180));
        assertThat(run.fits(day(DAYS))).containsExactly(day(180), day(210), day(240), day(270), day(300));
    }

    @Test
    void each_signal_after_day_180_is_predicted_by_the_newest_fit_before_it() {
        // Given
        var run = new ScorecardRun(DICE, List.of(FIRST));
        // When
        OutOfSample sample = run.predictions(day(DAYS));
        // Then
        long known = FIRST.settled().stream()
                .filter(signal -> !signal.expiresAt().isAfter(day(DAYS)))
                .count();
        assertThat(sample.predictions()).hasSizeGreaterThan(100);
        assertThat(sample.predictions().size() + sample.withoutFit() + sample.withoutChance())
                .isEqualTo((int) known);
        assertThat(sample.predictions()).allSatisfy(prediction -> {
            Instant newest = run.fits(day(DAYS)).stream()
                    .filter(prediction.closedAt()::isAfter)
                    .toList()
                    .getLast();
            assertThat(prediction.trainedTo()).isEqualTo(newest);
            assertThat(prediction.closedAt()).isAfter(day(LEAD));
        });
    }

    @Test
    void evidence_counts_the_trades_of_its_own_market_that_came_after_day_180() {
        // Given
        var run = new ScorecardRun(DICE, List.of(FIRST, SECOND));
        // When
        List<Scorecard> scorecards = run.scorecards(day(DAYS));
        // Then
        assertThat(scorecards)
                .extracting(card -> card.instrument() + " " + card.calibration().timeframe())
                .containsExactly("LAB:ONE/USD 1h", "LAB:ONE/USD 4h", "LAB:TWO/USD 1h", "LAB:TWO/USD 4h");
        Scorecard hourly = scorecards.getFirst();
        assertThat(run.scorecard(FIRST, Timeframe.H1, day(DAYS))).isEqualTo(hourly);
        for (Side side : Side.values()) {
            List<Settled> counted = FIRST.settled().stream()
                    .filter(signal -> signal.side() == side
                            && signal.timeframe() == Timeframe.H1
                            && signal.closedAt().isAfter(day(LEAD))
                            && !signal.expiresAt().isAfter(day(DAYS)))
                    .toList();
            assertThat(counted).hasSizeGreaterThan(30);
            assertThat(hourly.figures(side).evidence().n()).isEqualTo(counted.size());
            assertThat(hourly.figures(side).backtested().n()).isEqualTo(counted.size());
        }
        // and the calibration learns from all of both markets
        assertThat(hourly.calibration()).isEqualTo(scorecards.get(2).calibration());
        long known = Stream.of(FIRST, SECOND)
                .flatMap(market -> market.settled().stream())
                .filter(signal -> signal.timeframe() == Timeframe.H1
                        && !signal.expiresAt().isAfter(day(DAYS)))
                .count();
        assertThat(hourly.calibration().all().outcomes().n()).isEqualTo((int) known);
    }

    @Test
    void scorecards_depend_neither_on_what_comes_after_nor_on_the_order_of_markets() {
        // Given markets that end where the scorecards are made, and markets that went on
        Instant at = day(250);
        List<MarketRecord> one = records(ONE, 1);
        List<MarketRecord> two = records(TWO, 2);
        var then = new ScorecardRun(
                DICE, List.of(market(ONE, one.subList(0, 250 * 24 + 1)), market(TWO, two.subList(0, 250 * 24 + 1))));
        var later = new ScorecardRun(DICE, List.of(market(TWO, two), market(ONE, one)));
        // Then
        assertThat(later.scorecards(at)).containsExactlyInAnyOrderElementsOf(then.scorecards(at));
        assertThat(later.predictions(at)).isEqualTo(then.predictions(at));
    }

    @Test
    void a_strategy_without_a_signal_has_scorecards_that_say_so() {
        var run = new ScorecardRun(SILENT, List.of(FIRST));

        assertThat(run.scorecards(day(DAYS))).hasSize(2).allSatisfy(card -> {
            assertThat(card.longs().evidence().label()).isEqualTo(Evidence.Label.UNPROVEN);
            assertThat(card.calibration().all()).isEqualTo(Cell.EMPTY);
        });
        assertThat(run.predictions(day(DAYS)).predictions()).isEmpty();
    }

    @Test
    void a_market_of_which_nothing_has_come_has_none() {
        var run = new ScorecardRun(DICE, List.of(new ScoredMarket(ONE, List.of(DICE))));

        assertThat(run.scorecards(day(DAYS))).isEmpty();
        assertThat(run.fits(day(DAYS))).isEmpty();
    }

    @Test
    void nothing_is_learnt_of_what_a_recording_repeats() {
        // Given a recording that ends with day 200, and goes on with what it had
        var kind = new MarketKind.Recorded(day(200));
        ScoredMarket recorded = market(ONE, records(ONE, 1, kind));
        // When
        List<Settled> all = FIRST.settled();
        // Then
        assertThat(recorded.settled())
                .hasSizeBetween(100, all.size() - 100)
                .isEqualTo(all.stream()
                        .filter(signal -> !signal.expiresAt().isAfter(day(200)))
                        .toList());
    }

    @Test
    void markets_of_several_kinds_are_not_calibrated_together() {
        List<ScoredMarket> mixed = List.of(FIRST, market(TWO, records(TWO, 2, MarketKind.live())));

        assertThatThrownBy(() -> new ScorecardRun(DICE, mixed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("live, simulated");
    }

    @Test
    void each_signal_is_handed_on_as_it_is_settled() {
        List<String> heard = new ArrayList<>();
        var market = new ScoredMarket(ONE, List.of(DICE), (Signal signal) -> heard.add(signal.id()));
        records(ONE, 1).forEach(market::on);

        assertThat(heard)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        market.settled().stream().map(Settled::signalId).toList());
    }

    @Test
    void a_market_that_is_resumed_teaches_what_it_would_have_taught() {
        // Given a market that stops again and again, and is kept as sections and settled signals
        List<MarketRecord> records = records(ONE, 1);
        Map<String, byte[]> sections = new HashMap<>();
        var market = new ScoredMarket(ONE, List.of(SILENT, DICE));
        // When
        for (int i = 0; i < records.size(); i++) {
            market.on(records.get(i));
            if (i % 1_000 == 17) {
                market.drainChanges((name, section) -> {
                    if (section == null) {
                        sections.remove(name);
                    } else {
                        sections.put(name, section);
                    }
                });
                market = ScoredMarket.resume(ONE, sections, market.start(), market.settled());
            }
        }
        // Then
        assertThat(market.settled()).isEqualTo(FIRST.settled());
        assertThat(market.nextOpen()).isEqualTo(day(DAYS));
        assertThat(new ScorecardRun(DICE, List.of(market)).scorecards(day(DAYS)))
                .isEqualTo(new ScorecardRun(DICE, List.of(FIRST)).scorecards(day(DAYS)));
    }

    @Test
    void records_that_skip_a_candle_are_refused() {
        var market = new ScoredMarket(ONE, List.of(DICE));
        List<MarketRecord> records = records(ONE, 1);
        market.on(records.get(0));
        market.on(records.get(1));

        assertThatThrownBy(() -> market.on(records.get(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01T01:00:00Z");
    }
}
