package io.signalstack.backtestservice.inbound.truth;

import io.signalstack.backtestservice.application.truth.Said;
import io.signalstack.backtestservice.application.truth.ToldTruth;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.TrueReliability;
import io.signalstack.trading.signal.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How what was said of signals compares with what is true of them. */
record TruthSummary(
        MarketName market,

        @Schema(description = "What kind of market that is, and what can be known of it")
        String note,

        @Schema(description = "Said against true; the calibration error is free of the luck of outcomes")
        TrueReliability all,

        Map<Side, TrueReliability> sides,
        Map<Evidence.Label, TrueReliability> evidence) {

    private static final String SIMULATED =
            "These markets are simulated: nobody traded there, and their venue can draw a"
                    + " signal's future again and again. Of the newest ended signals that were given as their candles closed.";
    private static final String REAL =
            "Nobody knows the true chance of a signal on a market that is not simulated; ask for market=simulated.";

    /** @param told of simulated markets, in an order that does not depend on chance */
    static TruthSummary of(MarketName market, List<ToldTruth> told) {
        boolean simulated = market == MarketName.SIMULATED;
        List<ToldTruth> of = simulated ? told : List.of();
        return new TruthSummary(
                market,
                simulated ? SIMULATED : REAL,
                over(of, _ -> true),
                by(Side.class, of, Said::side),
                by(Evidence.Label.class, of, Said::evidence));
    }

    private static <E extends Enum<E>> Map<E, TrueReliability> by(
            Class<E> type, List<ToldTruth> told, Function<Said, E> group) {
        Map<E, TrueReliability> groups = new EnumMap<>(type);
        for (E one : type.getEnumConstants()) {
            groups.put(one, over(told, said -> group.apply(said) == one));
        }
        return groups;
    }

    /** Where too little was known to say anything, nothing can be compared. */
    private static TrueReliability over(List<ToldTruth> told, Predicate<Said> which) {
        List<ToldTruth> chosen = told.stream()
                .filter(one -> one.said().confidence() != null && which.test(one.said()))
                .toList();
        double[] said = new double[chosen.size()];
        double[] chances = new double[chosen.size()];
        for (int i = 0; i < said.length; i++) {
            Double confidence = chosen.get(i).said().confidence();
            said[i] = confidence == null ? 0 : confidence;
            chances[i] = chosen.get(i).truth().probability();
        }
        return TrueReliability.of(said, chances);
    }
}
