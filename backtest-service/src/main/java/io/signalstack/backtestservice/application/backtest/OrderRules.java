package io.signalstack.backtestservice.application.backtest;

import io.signalstack.backtestservice.application.backtest.RunOrder.OrderedCosts;
import io.signalstack.backtestservice.application.backtest.RunOrder.OrderedSizing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an order has to fulfil on its own, before anything is looked up. */
final class OrderRules {

    /** The longest time that can be asked for, in days. */
    static final int MOST_DAYS = 3650;

    private static final double MOST_BPS = 500;
    private static final int MOST_PARAMETERS = 100;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final List<Function<RunOrder, Plan.@Nullable Invalid>> ALL = List.of(
            order -> order.symbol() == null || order.symbol().isBlank()
                    ? new Plan.Invalid("symbol", "has to be given, such as BTC/USD")
                    : null,
            order -> order.days() == null
                    ? null
                    : within("days", order.days().doubleValue(), 1, MOST_DAYS, "a whole number from 1 to " + MOST_DAYS),
            order -> order.days() != null && order.from() != null
                    ? new Plan.Invalid("days", "cannot be given together with from")
                    : null,
            order -> order.from() != null && order.to() != null && !order.from().isBefore(order.to())
                    ? new Plan.Invalid("to", "is not after from")
                    : null,
            order -> sometime("from", order.from()),
            order -> sometime("to", order.to()),
            OrderRules::parameters,
            order -> costs(order.costs()),
            order -> sizing(order.sizing()));

    private OrderRules() {}

    /** The first rule that is broken. */
    static Optional<Plan.Invalid> broken(RunOrder order) {
        for (Function<RunOrder, Plan.@Nullable Invalid> rule : ALL) {
            Plan.Invalid invalid = rule.apply(order);
            if (invalid != null) {
                return Optional.of(invalid);
            }
        }
        return Optional.empty();
    }

    private static Plan.@Nullable Invalid sometime(String field, @Nullable Instant time) {
        return time == null || (time.isAfter(EARLIEST) && time.isBefore(LATEST))
                ? null
                : new Plan.Invalid(field, "is not between " + EARLIEST + " and " + LATEST);
    }

    private static Plan.@Nullable Invalid parameters(RunOrder order) {
        Map<String, String> parameters = order.parameters();
        if (parameters == null) {
            return null;
        }
        if (parameters.size() > MOST_PARAMETERS) {
            return new Plan.Invalid("parameters", "are more than " + MOST_PARAMETERS);
        }
        return parameters.containsValue(null) ? new Plan.Invalid("parameters", "hold a null") : null;
    }

    private static Plan.@Nullable Invalid costs(@Nullable OrderedCosts costs) {
        if (costs == null) {
            return null;
        }
        String words = "a number from 0 to " + (int) MOST_BPS;
        Plan.Invalid fee = within("costs.feeBps", costs.feeBps(), 0, MOST_BPS, words);
        return fee == null ? within("costs.slippageBps", costs.slippageBps(), 0, MOST_BPS, words) : fee;
    }

    private static Plan.@Nullable Invalid sizing(@Nullable OrderedSizing sizing) {
        if (sizing == null) {
            return null;
        }
        if (Boolean.TRUE.equals(sizing.allowShort()) && sizing.borrowRatePct() == null) {
            return new Plan.Invalid("sizing.borrowRatePct", "has to be given with allowShort");
        }
        Plan.Invalid risk = within("sizing.riskPct", sizing.riskPct(), 0.001, 100, "a number from 0.001 to 100");
        return risk == null
                ? within("sizing.borrowRatePct", sizing.borrowRatePct(), 0, 1000, "a number from 0 to 1000")
                : risk;
    }

    private static Plan.@Nullable Invalid within(
            String field, @Nullable Double value, double least, double most, String words) {
        return value == null || (value >= least && value <= most) ? null : new Plan.Invalid(field, "is not " + words);
    }
}
