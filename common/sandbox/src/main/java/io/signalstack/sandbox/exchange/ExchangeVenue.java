package io.signalstack.sandbox.exchange;

import io.signalstack.sandbox.exchange.WeightLimit.Verdict;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of the venues that the exchange serves, each below a path of its own: its markets, its time, and its request budget.
 */
final class ExchangeVenue implements AutoCloseable {

    private final String path;
    private final List<ServedMarket> markets;
    private final ExchangeClock clock;
    private final Consumer<Instant> witness;
    private final @Nullable TruthDesk truths;
    private final BinanceApi api;
    private final WeightLimit limit;

    /**
     * @param path what its own paths are appended to; empty, or such as {@code /lab}
     * @param name what it calls itself
     * @param witness is told the venue's time with each question
     * @param truths who knows what signals would come to; null where nobody does
     */
    ExchangeVenue(
            String path,
            String name,
            List<ServedMarket> markets,
            ExchangeClock clock,
            int weightPerMinute,
            Consumer<Instant> witness,
            @Nullable TruthDesk truths) {
        this.path = path;
        this.markets = List.copyOf(markets);
        this.clock = clock;
        this.witness = witness;
        this.truths = truths;
        this.api = new BinanceApi(name, markets, clock, weightPerMinute);
        this.limit = new WeightLimit(weightPerMinute);
    }

    /** Whether a request is for this venue. */
    boolean serves(String requested) {
        return requested.startsWith(path + "/");
    }

    /** Takes from the venue's budget what a request costs. */
    Verdict spend(String requested, Parameters parameters, Instant wall) {
        return limit.spend(api.weight(own(requested), parameters), wall);
    }

    /**
     * Answers, at a time of its own clock; a question about the truth later than at once.
     *
     * @param taken is given the answer, on the caller's event loop
     */
    void answer(String requested, Parameters parameters, Instant now, Set<Fault.Kind> faults, Consumer<Answer> taken) {
        witness.accept(now);
        if (truths == null || !own(requested).equals(TruthDesk.PATH)) {
            taken.accept(api.answer(own(requested), parameters, now, faults));
            return;
        }
        try {
            truths.answer(parameters, now, Vertx.currentContext(), taken);
        } catch (BinanceError e) {
            taken.accept(e.answer());
        }
    }

    ExchangeClock clock() {
        return clock;
    }

    /** @throws IllegalArgumentException if the symbol is not listed */
    ServedMarket market(String symbol) {
        return markets.stream()
                .filter(listed -> listed.listing().symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("symbol " + symbol + " is not listed"));
    }

    @Override
    public void close() {
        if (truths != null) {
            truths.close();
        }
    }

    private String own(String requested) {
        return requested.substring(path.length());
    }
}
