package io.signalstack.lab;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.signal.Assessment;
import io.signalstack.trading.signal.CanonicalWriter;
import io.signalstack.trading.signal.Economics;
import io.signalstack.trading.signal.Levels;
import io.signalstack.trading.signal.MarketCondition;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.tracking.SignalTracker;
import io.signalstack.trading.tracking.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What signals of a simulated market would come to, if its future were drawn anew again and again from what it is like at
 * the signal, its hidden drift included. The engine's own tracker says how each ends. May be asked by several threads; the
 * same question has the same answer, whatever was asked before.
 */
public final class Truth {

    /** How many futures an answer rests on. */
    public static final int PATHS = 10_000;

    /** The longest life of a signal that is simulated: 24 candles of the longest timeframe, and one more day. */
    public static final Duration LONGEST = Duration.ofDays(25);

    private static final StrategyKey ASKED = new StrategyKey("truth", "1");
    private static final int SEED_DIGITS = 16;
    private static final int RADIX = 16;

    private final Course course;
    private final int paths;

    /** The truth about a market. */
    public Truth(Course course) {
        this(course, PATHS);
    }

    Truth(Course course, int paths) {
        this.course = course;
        this.paths = paths;
    }

    /**
     * The chance that the target comes before the stop and the expiry.
     *
     * @throws IllegalArgumentException naming the field, if the signal's candle is none of the market's, the price at its
     *     close is not between stop and target, or its life is none or longer than {@link #LONGEST}
     */
    public Chance chance(Question question) {
        MarketState state = course.stateBefore(indexAfter(question.at()));
        Signal signal = signal(question, course.from(state).price());
        RandomGenerator random = Draws.begin(seed(question));
        int hits = 0;
        int filled = 0;
        for (int path = 0; path < paths; path++) {
            Outcome outcome = outcome(signal, question.fillDelay(), course.from(state), random);
            if (outcome.result() != Result.NOT_FILLED) {
                filled++;
                hits += outcome.result() == Result.TARGET ? 1 : 0;
            }
        }
        return new Chance(hits, filled, paths);
    }

    private static Outcome outcome(Signal signal, Duration fillDelay, Walk future, RandomGenerator random) {
        var tracker = new SignalTracker();
        tracker.open(signal, new Terms(fillDelay.toMillis(), 0));
        List<SignalEvent> events = new ArrayList<>(1);
        while (true) {
            Candle candle = future.nextPrices(random);
            tracker.add(candle, LabMarket.BASE, events);
            if (!events.isEmpty() && events.getFirst() instanceof SignalEvent.Closed closed) {
                return closed.outcome();
            }
        }
    }

    private long indexAfter(Instant at) {
        long index = course.indexAt(at);
        if (index < 1 || !course.openTime(index).equals(at)) {
            throw new IllegalArgumentException("at " + at + " is not the close of a candle of " + course.market());
        }
        return index;
    }

    private Signal signal(Question question, double price) {
        Duration life = Duration.between(question.at(), question.expiresAt());
        if (!life.isPositive() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "expiresAt " + question.expiresAt() + " is not within " + LONGEST.toDays() + " days of the signal");
        }
        if (question.fillDelay().isNegative()) {
            throw new IllegalArgumentException("fillDelay " + question.fillDelay() + " is negative");
        }
        Levels levels = new Levels(price, question.target(), question.stop(), question.expiresAt());
        return new Signal(
                "truth",
                ASKED,
                Engine.VERSION,
                course.market().series().id(),
                course.openTime(0),
                course.market().instrument(),
                LabMarket.BASE,
                question.at().minus(LabMarket.BASE.length()),
                question.side(),
                levels,
                new Assessment(
                        question.side().sign(), 0, null, Map.of(), List.of(), Regime.RANGING, MarketCondition.NEUTRAL),
                Economics.of(levels, 0),
                true);
    }

    private long seed(Question question) {
        String digits = new CanonicalWriter()
                .whole(course.seed())
                .text(course.market().name())
                .whole(course.indexAt(question.at()))
                .text(question.side().name())
                .number(question.stop())
                .number(question.target())
                .whole(Duration.between(question.at(), question.expiresAt()).toMillis())
                .whole(question.fillDelay().toMillis())
                .toId();
        return Long.parseUnsignedLong(digits.substring(0, SEED_DIGITS), RADIX);
    }
}
