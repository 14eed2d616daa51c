package io.signalstack.bench.report;

import static java.util.Objects.requireNonNull;

import io.signalstack.lab.Course;
import io.signalstack.lab.LabMarket;
import io.signalstack.lab.Question;
import io.signalstack.lab.Truth;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.OutOfSample;
import io.signalstack.trading.calibration.Prediction;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of the simulated markets of one seed.
 *
 * @param seed of the markets' courses
 * @param given the labels after two years
 * @param fading the labels of the market whose drift ends, over time
 * @param predictions how many were made out of sample
 * @param said some of them, of strategies whose signals have a truth, beside it
 * @param times what it took
 */
record LabSeed(long seed, List<Given> given, List<Given> fading, int predictions, List<Said> said, List<Times> times) {

    /** A Monday, as the markets' weeks begin with. */
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    /** Where the local stack's history ends. */
    static final int DAYS = 730;

    private static final int CANDLES_A_DAY = LabMarket.HISTORY / DAYS;

    /**
     * How much is looked at.
     *
     * @param fadingDays how long the market whose drift ends is followed; a course goes on for ever
     * @param truths how many signals are held against the truth
     */
    record Extent(int fadingDays, int truths) {

        static final Extent FULL = new Extent(930, 25);
    }

    /** A label that a scorecard gave, and when. */
    record Given(StrategyKey strategy, LabMarket market, Timeframe timeframe, Side side, int day, Evidence evidence) {}

    /** A prediction, and the true chance of its signal. */
    record Said(LabMarket market, Prediction prediction, double truth) {}

    /**
     * What a strategy's scorecards took.
     *
     * @param candles that it went through
     * @param engineNs to go through them
     * @param scorecardsNs to fit, predict, and weigh the evidence
     */
    record Times(StrategyKey strategy, int candles, long generatingNs, long engineNs, long scorecardsNs) {}

    /** A market's course, as far as it is looked at. */
    private record History(Course course, List<Candle> candles) {}

    /** What a signal said, and who knows the truth. */
    private record Asked(LabMarket market, Truth truth, Question question) {}

    static LabSeed of(long seed, List<StrategyDefinition> strategies, Extent extent) {
        List<History> histories = new ArrayList<>();
        long begun = System.nanoTime();
        for (LabMarket market : LabMarket.values()) {
            int days = market == LabMarket.FADE ? extent.fadingDays() : DAYS;
            Course course = new Course(seed, market, START);
            histories.add(new History(course, course.candles(0, (long) days * CANDLES_A_DAY)));
        }
        long generatingNs = System.nanoTime() - begun;
        List<Given> given = new ArrayList<>();
        List<Given> fading = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        List<Times> times = new ArrayList<>();
        int predictions = 0;
        for (StrategyDefinition strategy : strategies) {
            Map<String, Asked> asked = new HashMap<>();
            long before = System.nanoTime();
            List<ScoredMarket> markets = walk(strategy, histories, asked);
            long walked = System.nanoTime();
            var run = new ScorecardRun(strategy, markets);
            OutOfSample sample = run.predictions(day(DAYS));
            given.addAll(labels(strategy.key(), run.scorecards(day(DAYS)), DAYS));
            times.add(new Times(
                    strategy.key(),
                    histories.stream()
                            .mapToInt(history -> history.candles().size())
                            .sum(),
                    generatingNs,
                    walked - before,
                    System.nanoTime() - walked));
            fading.addAll(fading(strategy, markets, extent.fadingDays()));
            predictions += sample.predictions().size();
            said.addAll(said(sample, asked, extent.truths()));
        }
        return new LabSeed(seed, given, fading, predictions, said, times);
    }

    private static List<ScoredMarket> walk(
            StrategyDefinition strategy, List<History> histories, Map<String, Asked> asked) {
        StrategyVersion version = StrategyFactory.create(strategy);
        List<ScoredMarket> markets = new ArrayList<>();
        for (History history : histories) {
            LabMarket market = history.course().market();
            var truth = new Truth(history.course());
            var scored = new ScoredMarket(market.instrument(), List.of(strategy), signal -> {
                if (!version.leaves()) {
                    asked.put(signal.id(), new Asked(market, truth, question(signal, version)));
                }
            });
            scored.on(new MarketRecord.SeriesStarted(market.series()));
            history.candles().forEach(candle -> scored.on(new MarketRecord.Base(candle, 0)));
            markets.add(scored);
        }
        return markets;
    }

    private static Question question(Signal signal, StrategyVersion version) {
        Levels levels = signal.levels();
        return new Question(
                signal.closeTime(),
                signal.side(),
                levels.stop(),
                levels.target(),
                levels.expiresAt(),
                version.rules().fillDelay());
    }

    private static List<Given> labels(StrategyKey strategy, List<Scorecard> scorecards, int day) {
        List<Given> labels = new ArrayList<>();
        for (Scorecard card : scorecards) {
            LabMarket market = LabMarket.valueOf(card.instrument().base());
            for (Side side : Side.values()) {
                labels.add(new Given(
                        strategy,
                        market,
                        card.calibration().timeframe(),
                        side,
                        day,
                        card.figures(side).evidence()));
            }
        }
        return labels;
    }

    /** On 1h, where a year has enough trades. */
    private static List<Given> fading(StrategyDefinition strategy, List<ScoredMarket> markets, int days) {
        List<Given> labels = new ArrayList<>();
        for (ScoredMarket market : markets) {
            if (market.instrument().equals(LabMarket.FADE.instrument())) {
                var run = new ScorecardRun(strategy, List.of(market));
                for (int day = 2 * ScorecardRun.LEAD_DAYS; day <= days; day += ScorecardRun.WINDOW_DAYS) {
                    labels.addAll(labels(strategy.key(), List.of(run.scorecard(market, Timeframe.H1, day(day))), day));
                }
            }
        }
        return labels;
    }

    /** Those with the least ids: an id is a hash, so they are as good as drawn. */
    private static List<Said> said(OutOfSample sample, Map<String, Asked> asked, int most) {
        List<Prediction> drawn = sample.predictions().stream()
                .filter(prediction -> asked.containsKey(prediction.signalId()))
                .sorted(Comparator.comparing(Prediction::signalId))
                .limit(most)
                .toList();
        List<Said> said = new ArrayList<>();
        for (Prediction prediction : drawn) {
            Asked one = requireNonNull(asked.get(prediction.signalId()));
            Double truth = one.truth().chance(one.question()).probability().value();
            if (truth != null) {
                said.add(new Said(one.market(), prediction, truth));
            }
        }
        return said;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
