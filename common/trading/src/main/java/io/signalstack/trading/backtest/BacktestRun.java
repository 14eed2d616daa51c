package io.signalstack.trading.backtest;

import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.Engine;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Outcome;
import io.signalstack.trading.signal.Outcome.Result;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.Evaluation;
import io.signalstack.trading.tracking.SignalTracker.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A run under way; mutable, with one owner. */
final class BacktestRun implements Replay.Listener {

    private static final String VIEW = "as first published";
    private static final int CANDLES_BETWEEN_REPORTS = 1_000;

    private final BacktestRequest request;
    private final SignalSource source;
    private final Replay replay;
    private final boolean hashing;
    private final Ledger stopFirst;
    private final Ledger hitsFirst;
    private final CandleHash hash = new CandleHash();
    private final long fromMs;
    private final long toMs;

    /** Filled, and taken out of sight by a lost candle that no other candle has followed yet. */
    private final List<Position> outOfSight = new ArrayList<>();

    private double lastClose = Double.NaN;
    private long lastCloseMs;
    private long candles;
    private long lost;
    private long repeated;
    private long warmUp;
    private long warmingUp;
    private int signals;
    private int ambiguous;
    private int unverifiable;
    private int notFilled;

    /**
     * A run of the request's strategy.
     *
     * @param hashing whether its coverage is to name the hash of the candles, which costs as much as they do
     */
    BacktestRun(BacktestRequest request, boolean hashing) {
        this(
                request,
                new PipelineSignals(
                        request.strategy(), request.instrument(), request.timeframe(), request.from(), request.to()),
                hashing);
    }

    /** A run of signals from elsewhere. */
    BacktestRun(BacktestRequest request, SignalSource source, boolean hashing) {
        this.request = request;
        this.source = source;
        this.hashing = hashing;
        this.stopFirst = new Ledger(request, false);
        this.hitsFirst = new Ledger(request, true);
        this.fromMs = request.from().toEpochMilli();
        this.toMs = request.to().toEpochMilli();
        this.replay = new Replay(source, request.timeframe(), toMs, this);
    }

    /** Takes in the records to the end, theirs or that of the requested time; throws as {@link Backtest#run} does. */
    BacktestRun over(Iterable<MarketRecord> records, BacktestProgress progress, BooleanSupplier cancelled) {
        Iterator<MarketRecord> rest = records.iterator();
        while (rest.hasNext() && replay.play(rest.next())) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("backtest cancelled after " + replay.candles() + " candles");
            }
            if (replay.candles() % CANDLES_BETWEEN_REPORTS == 0) {
                progress.at(replay.fraction(), replay.candles());
            }
        }
        stopFirst.end();
        hitsFirst.end();
        progress.at(1, replay.candles());
        return this;
    }

    @Override
    public void series(Step.Applied step) {
        handle(step);
    }

    @Override
    public void candle(Candle candle, long closeMs, Step.Applied step) {
        if (hashing) {
            hash.add(candle);
        }
        outOfSight.clear();
        stopFirst.open(candle, closeMs);
        hitsFirst.open(candle, closeMs);
        handle(step);
        lastClose = candle.close();
        lastCloseMs = closeMs;
        if (candle.openTimeMs() >= fromMs) {
            candles++;
            List<Position> positions = source.positions();
            stopFirst.mark(positions, candle, closeMs);
            hitsFirst.mark(positions, candle, closeMs);
        } else if (request.timeframe().bucketMs(closeMs) == closeMs) {
            warmUp++;
        }
    }

    @Override
    public void lost(long openMs, Step.Applied step) {
        if (hashing) {
            hash.addLost(openMs);
        }
        handle(step);
        if (openMs >= fromMs) {
            lost++;
        }
    }

    @Override
    public void repeated(long openMs) {
        if (openMs >= fromMs) {
            repeated++;
        }
    }

    private void handle(Step.Applied step) {
        List<SignalEvent> events = step.events();
        for (int i = 0; i < events.size(); i++) {
            handle(events.get(i));
        }
        List<Evaluated> evaluated = step.evaluated();
        for (int i = 0; i < evaluated.size(); i++) {
            warmingUp += evaluated.get(i).evaluation() instanceof Evaluation.WarmingUp ? 1 : 0;
        }
    }

    private void handle(SignalEvent event) {
        switch (event) {
            case SignalEvent.Opened opened -> signals++;
            case SignalEvent.Closed(Signal signal, int sequence, Outcome outcome) -> {
                ambiguous += outcome.ambiguous() ? 1 : 0;
                unverifiable += outcome.result() == Result.UNVERIFIABLE ? 1 : 0;
                notFilled += outcome.result() == Result.NOT_FILLED ? 1 : 0;
                loseSight(signal, outcome);
                stopFirst.close(signal, outcome);
                hitsFirst.close(signal, outcome);
            }
            case SignalEvent.Revised revised -> {}
            case SignalEvent.Activated activated -> {}
            case SignalEvent.Deactivated deactivated -> {}
        }
    }

    /** Whether a filled signal is left will be known from the next candle: without one it is open at the end. */
    private void loseSight(Signal signal, Outcome outcome) {
        Instant filledAt = outcome.filledAt();
        Double fill = outcome.fillPrice();
        if (outcome.result() == Result.UNVERIFIABLE && filledAt != null && fill != null) {
            outOfSight.add(new Position(signal, filledAt, fill));
        }
    }

    /**
     * What came of it.
     *
     * @param parameters those that the result names
     */
    BacktestResult result(Map<String, String> parameters) {
        SharpeInterval interval = SharpeInterval.drawn(request.seed());
        return new BacktestResult(
                request,
                Engine.VERSION,
                parameters,
                replay.market(),
                coverage(),
                counts(),
                stopFirst.figures(interval),
                hitsFirst.figures(interval),
                stopFirst.trades(),
                openTrades(),
                stopFirst.days(),
                stopFirst.accountReturns());
    }

    private List<OpenTrade> openTrades() {
        return Stream.concat(
                        source.positions().stream()
                                .map(position -> OpenTrade.of(position, lastClose, request, lastCloseMs)),
                        outOfSight.stream()
                                .map(position -> OpenTrade.of(
                                        position,
                                        OpenTrade.outOfSight(position.signal(), lastClose),
                                        request,
                                        lastCloseMs)))
                .toList();
    }

    Coverage coverage() {
        double dayMs = Timeframe.D1.lengthMs();
        return new Coverage(
                (toMs - fromMs) / dayMs,
                candles * replay.stepMs() / dayMs,
                candles,
                lost,
                repeated,
                warmUp,
                warmingUp,
                hash.toHex(),
                VIEW);
    }

    Counts counts() {
        int unseen = outOfSight.size();
        return new Counts(
                signals,
                stopFirst.trades().size(),
                ambiguous,
                unverifiable - unseen,
                notFilled,
                source.openSignals() + unseen);
    }

    /** The trades that have ended, ambiguous ones as stopped. */
    List<Trade> trades() {
        return stopFirst.trades();
    }

    /** The account's full days. */
    List<DayReturn> dayReturns() {
        return DayReturn.of(request.sizing().startingCapital(), stopFirst.days());
    }

    /** The figures, without intervals that take draws: with ambiguous trades as stopped, or as hits. */
    Figures figures(boolean asHits) {
        return (asHits ? hitsFirst : stopFirst).figures(SharpeInterval.NOT_DRAWN);
    }
}
