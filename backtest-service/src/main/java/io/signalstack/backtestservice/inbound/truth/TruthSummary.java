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
import java.util.stream.DoubleStream;
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

    /** @param told of that kind of market, in an order that does not depend on chance */
    static TruthSummary of(MarketName market, List<ToldTruth> told) {
        return new TruthSummary(
                market,
                market == MarketName.SIMULATED ? SIMULATED : REAL,
                over(told, _ -> true),
                by(Side.class, told, Said::side),
                by(Evidence.Label.class, told, Said::evidence));
    }

    private static <E extends Enum<E>> Map<E, TrueReliability> by(
            Class<E> type, List<ToldTruth> told, Function<Said, E> group) {
        Map<E, TrueReliability> groups = new EnumMap<>(type);
        for (E one : type.getEnumConstants()) {
            groups.put(one, over(told, said -> group.apply(said) == one));
        }
        return groups;
    }

    /** The reliability of some of them; of a signal of which too little was known to say anything, nothing is compared. */
    private static TrueReliability over(List<ToldTruth> told, Predicate<Said> which) {
        var said = DoubleStream.builder();
        var chances = DoubleStream.builder();
        for (ToldTruth one : told) {
            Double confidence = one.said().confidence();
            if (confidence != null && which.test(one.said())) {
                said.add(confidence);
                chances.add(one.truth().probability());
            }
        }
        return TrueReliability.of(said.build().toArray(), chances.build().toArray());
    }
}
