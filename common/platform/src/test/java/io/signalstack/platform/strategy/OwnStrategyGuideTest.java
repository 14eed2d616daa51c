package io.signalstack.platform.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.Step;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.signal.SignalEvent;
import io.signalstack.trading.strategy.OwnJar;
import io.signalstack.trading.strategy.OwnKind;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's example is compiled, packed, loaded and run as it stands there. */
class OwnStrategyGuideTest {

    private static final Path GUIDE = Path.of("..", "..", "docs", "guides", "own-strategy.md");

    @TempDir
    private Path folder;

    @Test
    void the_example_gives_signals() throws IOException {
        // Given
        OwnJar.of(folder, "dip-buyer.jar", "DipBuyer", example());
        StrategyJars.Loaded loaded = StrategyJars.load(folder);
        var definition = new StrategyDefinition(
                new StrategyKey("dips", "1"), "dip-buyer", Map.of("level", "35", "fee", "0", "slippage", "0"));
        var pipeline = new SignalPipeline(CandleSeries.INSTRUMENT);
        pipeline.activate(definition, Instant.EPOCH, "test");
        // When
        List<Signal> signals = new ArrayList<>();
        var series = CandleSeries.series(Timeframe.M1, Timeframe.H1);
        for (MarketRecord record : CandleSeries.records(series, CandleSeries.recordedBtc())) {
            for (SignalEvent event : ((Step.Applied) pipeline.on(record)).events()) {
                if (event instanceof SignalEvent.Opened(Signal signal)) {
                    signals.add(signal);
                }
            }
        }
        // Then
        assertThat(loaded.refused()).isEmpty();
        assertThat(loaded.kinds()).extracting(OwnKind::name).containsExactly("dip-buyer");
        assertThat(signals).hasSizeGreaterThan(20).allSatisfy(signal -> {
            assertThat(signal.side()).isEqualTo(Side.LONG);
            assertThat(signal.strategy()).isEqualTo(definition.key());
            Double rsi =
                    signal.assessment().indicators().get(Specification.rsi(7).key());
            assertThat(rsi).isLessThan(35);
            assertThat(signal.assessment().rationale()).containsExactly("RSI 7 at " + rsi);
        });
    }

    private static String example() throws IOException {
        String guide = Files.readString(GUIDE);
        String begin = "```java\n";
        int from = guide.indexOf(begin) + begin.length();
        return guide.substring(from, guide.indexOf("```", from));
    }
}
