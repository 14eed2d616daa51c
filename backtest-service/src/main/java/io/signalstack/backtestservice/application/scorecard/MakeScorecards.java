package io.signalstack.backtestservice.application.scorecard;

import io.signalstack.backtestservice.application.lease.Heartbeat;
import io.signalstack.contracts.event.SystemEvent;
import io.signalstack.trading.calibration.ScorecardRun;
import io.signalstack.trading.calibration.ScoredMarket;
import io.signalstack.trading.pipeline.StrategyFailure;
import io.signalstack.trading.strategy.StrategyKey;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Makes the scorecards that are due and hands them out, one order after the other, while no other replica does. Mutable;
 * called by one thread at a time.
 */
public final class MakeScorecards {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So many failures are none that may pass. */
    private static final int GIVEN_UP = 1_000;

    private final Due due;
    private final ScorecardStore store;
    private final WalkMarket walkMarket;
    private final HandOutScorecards handOut;
    private final ScorecardNews news;
    private final ExecutorService walkers;
    private final Duration heartbeat;
    private final Map<Attempt, Integer> failures = new HashMap<>();

    /** What has failed. */
    private record Attempt(StrategyKey strategy, String kind, Instant trainedTo) {

        private static Attempt of(ScorecardOrder order) {
            return new Attempt(order.strategy().key(), order.kind(), order.trainedTo());
        }
    }

    /** What orders follow from, and the rule that they follow by. */
    public record Due(ArchivedMarkets markets, KnownStrategies strategies, DueScorecards rule) {}

    /**
     * The use case.
     *
     * @param walkers where several markets are walked through at a time
     * @param heartbeat how often the lease is renewed; well under its length
     */
    public MakeScorecards(
            Due due,
            ScorecardStore store,
            WalkMarket walkMarket,
            HandOutScorecards handOut,
            ScorecardNews news,
            ExecutorService walkers,
            Duration heartbeat) {
        this.due = due;
        this.store = store;
        this.walkMarket = walkMarket;
        this.handOut = handOut;
        this.news = news;
        this.walkers = walkers;
        this.heartbeat = heartbeat;
    }

    /** What came of a look. */
    public sealed interface Outcome {

        /** Nothing was due, or another replica is at it. */
        record Idle() implements Outcome {}

        /** Scorecards were made and handed out. */
        record Made(ScorecardOrder order, int scorecards) implements Outcome {}

        /** It was stopped, or the lease ended; what was walked is kept. */
        record Ended(ScorecardOrder order) implements Outcome {}

        /** It failed: a strategy that throws is left out until the next day, anything else is tried again. */
        record Failed(ScorecardOrder order, RuntimeException why) implements Outcome {}
    }

    /**
     * Hands out what there is, and works on the next order, blocking.
     *
     * @param stopping asked now and then; once true, work is left off
     * @throws RuntimeException if a store is out of reach; the lease ends by itself
     */
    public Outcome next(BooleanSupplier stopping) {
        if (next().isEmpty() && !await(handOut.isDue())) {
            return new Outcome.Idle();
        }
        Optional<ScorecardLease> lease = await(store.lease());
        if (lease.isEmpty()) {
            return new Outcome.Idle();
        }
        await(handOut.all(lease.get()));
        // Asked again: another replica may have made it before the lease was ours.
        return next().map(order -> work(lease.get(), order, stopping)).orElseGet(Outcome.Idle::new);
    }

    /** Those that have failed come after those that have not. */
    private Optional<ScorecardOrder> next() {
        List<ScorecardOrder> orders = due.rule()
                .orders(await(due.markets().all()), await(due.strategies().scoring()), await(store.made()));
        return orders.stream()
                .filter(order -> failures.getOrDefault(Attempt.of(order), 0) < GIVEN_UP)
                .min(Comparator.comparing(order -> failures.getOrDefault(Attempt.of(order), 0)));
    }

    /** Lets another replica take over at once. */
    public void leave() {
        store.lease()
                .flatMap(lease -> lease.map(store::giveBack)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .await()
                .atMost(PATIENCE);
    }

    private Outcome work(ScorecardLease lease, ScorecardOrder order, BooleanSupplier stopping) {
        try (Heartbeat heart = Heartbeat.every(heartbeat, () -> store.renew(lease))) {
            List<ScoredMarket> markets = walk(lease, order, () -> heart.isLost() || stopping.getAsBoolean());
            var scorecards = new ScorecardRun(order.strategy(), markets).scorecards(order.trainedTo());
            if (!await(store.keep(lease, order, scorecards))) {
                return new Outcome.Ended(order);
            }
            await(handOut.all(lease));
            return new Outcome.Made(order, scorecards.size());
        } catch (CancellationException _) {
            return new Outcome.Ended(order);
        } catch (StrategyFailure e) {
            await(news.tell(new SystemEvent.ScorecardsFailed(
                    order.strategy().key().toString(), order.kind(), order.trainedTo(), e.what())));
            failures.put(Attempt.of(order), GIVEN_UP);
            return new Outcome.Failed(order, e);
        } catch (RuntimeException e) {
            failures.merge(Attempt.of(order), 1, (before, more) -> Math.min(before + more, GIVEN_UP - 1));
            return new Outcome.Failed(order, e);
        }
    }

    /** Once one walk ends without success, the others end, too. */
    private List<ScoredMarket> walk(ScorecardLease lease, ScorecardOrder order, BooleanSupplier cancelled) {
        var failed = new AtomicBoolean();
        List<Future<ScoredMarket>> walks = order.markets().stream()
                .map(series -> walkers.submit(() -> walkMarket.to(
                        order.trainedTo(),
                        order.strategy(),
                        series,
                        lease,
                        () -> failed.get() || cancelled.getAsBoolean())))
                .toList();
        List<ScoredMarket> markets = new ArrayList<>();
        RuntimeException why = null;
        for (Future<ScoredMarket> walk : walks) {
            try {
                markets.add(walk.get());
            } catch (ExecutionException e) {
                why = why == null ? cause(e) : why;
                failed.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                why = new CancellationException("interrupted");
                failed.set(true);
            }
        }
        if (why != null) {
            throw why;
        }
        return markets;
    }

    private static RuntimeException cause(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
