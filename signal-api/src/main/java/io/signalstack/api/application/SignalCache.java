package io.signalstack.api.application;

import io.signalstack.contracts.view.MarketName;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers that are kept until a signal comes in. */
public interface SignalCache {

    /**
     * The newest signals as JSON.
     *
     * @param instrument text form, or empty for all instruments together
     * @param market the only kind of market that they are of; null: of all
     * @param loader gives the JSON where it is not kept
     */
    Uni<String> latest(String instrument, @Nullable MarketName market, Supplier<Uni<String>> loader);

    /** The measured outcomes of markets of this kind as JSON. */
    Uni<String> performance(MarketName market, Supplier<Uni<String>> loader);

    /** Forgets what signals of these instruments change. */
    Uni<Void> forget(Set<String> instruments);
}
