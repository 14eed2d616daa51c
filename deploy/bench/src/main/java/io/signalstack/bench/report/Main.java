package io.signalstack.bench.report;

import io.signalstack.recordings.Recordings;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.strategy.BuiltInStrategies;
import io.signalstack.trading.strategy.StrategyDefinition;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./signalstack report}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        List<StrategyDefinition> strategies = Stream.concat(
                        Stream.of(BuiltInStrategies.CONFLUENCE), BuiltInStrategies.catalogue().stream())
                .toList();
        List<Subject> subjects = List.of(
                Subject.of("BTC", Recordings.btcUsd(), Timeframe.M1, Timeframe.M1, Timeframe.M5, Timeframe.M15),
                Subject.of("ETH", Recordings.ethUsd(), Timeframe.M5, Timeframe.M5));
        System.out.print(new HonestReport(subjects, strategies).toMarkdown());
    }
}
