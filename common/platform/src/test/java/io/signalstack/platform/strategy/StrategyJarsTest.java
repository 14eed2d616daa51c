package io.signalstack.platform.strategy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.market.CandleSeries;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.pipeline.SignalPipeline;
import io.signalstack.trading.pipeline.StrategyFailure;
import io.signalstack.trading.signal.Sha256;
import io.signalstack.trading.strategy.OwnJar;
import io.signalstack.trading.strategy.OwnKind;
import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own kinds in jars: what is taken of a folder, and what a jar's hash decides. */
class StrategyJarsTest {

    @TempDir
    private Path folder;

    @Test
    void a_jars_hash_is_a_parameter_of_its_versions() throws IOException {
        // Given
        Path jar = OwnJar.of(folder, "a.jar", "Waiting", source("one", "waiting"));
        // When
        StrategyJars.load(folder);
        StrategyVersion version = StrategyFactory.create(definition("waiting", Map.of()));
        // Then
        assertThat(version.parameters())
                .containsEntry(OwnKind.JAR_SHA_256, hash(jar))
                .containsEntry("warmUp", "600");
        assertThat(StrategyFactory.create(definition("waiting", Map.of(OwnKind.JAR_SHA_256, hash(jar))))
                        .parameters())
                .isEqualTo(version.parameters());
        assertThatThrownBy(() -> StrategyFactory.create(definition("waiting", Map.of(OwnKind.JAR_SHA_256, "another"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another")
                .hasMessageContaining(hash(jar));
        assertThatThrownBy(() -> StrategyFactory.create(definition("waiting", Map.of("level", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level");
    }

    @Test
    void the_same_jar_may_be_read_again_and_no_other_takes_its_name() {
        // Given
        OwnJar.of(folder, "a.jar", "Waiting", source("one", "twice"));
        assertThat(StrategyJars.load(folder).refused()).isEmpty();
        assertThat(StrategyJars.load(folder).refused()).isEmpty();
        // When
        OwnJar.of(folder, "b.jar", "Waiting", source("other", "twice"));
        OwnJar.of(folder, "c.jar", "Waiting", source("one", "confluence"));
        // Then
        assertThat(StrategyJars.load(folder).refused())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("b.jar").contains("'twice' is there already"),
                        one -> assertThat(one).startsWith("c.jar").contains("'confluence' is there already"));
    }

    @Test
    void what_is_of_no_use_is_named_and_harms_no_other() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.jar"), "no jar at all");
        OwnJar.of(folder, "b.jar", "Throwing", """
                package example;
                import io.signalstack.trading.strategy.*;
                public final class Throwing implements StrategyKind {
                    public Throwing() { throw new IllegalStateException("not today"); }
                    public String name() { return "throwing"; }
                    public Strategy create(ParameterValues values) { return at -> Opinion.quiet(); }
                }
                """);
        OwnJar.of(folder, "c.jar", "Waiting", source("one", "not a plain name"));
        OwnJar.of(folder, "d.jar", "Waiting", source("one", "good"));
        Files.writeString(folder.resolve("readme.txt"), "no jar, and not meant to be");
        // When
        StrategyJars.Loaded loaded = StrategyJars.load(folder);
        // Then
        assertThat(loaded.kinds()).extracting(OwnKind::name).containsExactly("good");
        assertThat(loaded.refused())
                .extracting(line -> line.substring(0, 5))
                .containsExactly("a.jar", "b.jar", "c.jar");
        assertThat(StrategyJars.load(folder.resolve("none"))).isEqualTo(new StrategyJars.Loaded(List.of(), List.of()));
    }

    @Test
    void of_a_jar_with_a_name_that_is_taken_no_kind_is_taken_in() {
        // Given
        OwnJar.of(folder, "a.jar", "Free", """
                package example;
                import io.signalstack.trading.strategy.*;
                public class Free implements StrategyKind {
                    public String name() { return "free"; }
                    public Strategy create(ParameterValues values) { return at -> Opinion.quiet(); }
                    public static final class Taken extends Free {
                        public String name() { return "confluence"; }
                    }
                }
                """, "Taken");
        // When
        StrategyJars.Loaded loaded = StrategyJars.load(folder);
        // Then
        assertThat(loaded.kinds()).isEmpty();
        assertThat(loaded.refused()).singleElement().asString().contains("'confluence' is there already");
        assertThatThrownBy(() -> StrategyFactory.create(definition("free", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'free' is none of");
    }

    @Test
    void a_kind_that_makes_nothing_of_its_parameters_is_named() {
        // Given
        OwnJar.of(folder, "a.jar", "Failing", """
                package example;
                import io.signalstack.trading.strategy.*;
                public final class Failing implements StrategyKind {
                    public String name() { return "failing-to-make"; }
                    public Strategy create(ParameterValues values) { throw new NoClassDefFoundError("a/library"); }
                }
                """);
        StrategyJars.load(folder);
        // Then
        assertThatThrownBy(() -> StrategyFactory.create(definition("failing-to-make", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'failing-to-make'")
                .hasMessageContaining("a/library");
    }

    @Test
    void state_with_a_strategy_whose_jar_is_gone_is_readable_and_that_strategy_fails() {
        // Given
        OwnJar.of(folder, "a.jar", "Waiting", source("one", "leaving"));
        StrategyJars.load(folder);
        var before = new SignalPipeline(CandleSeries.INSTRUMENT);
        before.activate(definition("leaving", Map.of()), Instant.EPOCH, "test");
        List<MarketRecord> history = CandleSeries.records(CandleSeries.series(Timeframe.M1), CandleSeries.walk(1, 3));
        before.on(history.get(0));
        before.on(history.get(1));
        Map<String, byte[]> store = new HashMap<>();
        before.drainChanges((key, section) -> store.put(key, section));
        // When its kind is called otherwise, as if nobody knew it
        store.computeIfPresent(
                "meta",
                (key, meta) -> new String(meta, ISO_8859_1)
                        .replace("leaving", "missing")
                        .getBytes(ISO_8859_1));
        SignalPipeline restored = SignalPipeline.restore(CandleSeries.INSTRUMENT, store);
        // Then
        assertThatThrownBy(() -> restored.on(history.get(2)))
                .isInstanceOf(StrategyFailure.class)
                .hasMessageContaining("own@1")
                .hasMessageContaining("'missing' is none of");
    }

    /** Waits for ever; the text makes another class of it, and so another jar. */
    private static String source(String text, String kind) {
        return """
                package example;
                import io.signalstack.trading.strategy.*;
                public final class Waiting implements StrategyKind {
                    public static final String TEXT = "%s";
                    public String name() { return "%s"; }
                    public Strategy create(ParameterValues values) { return at -> Opinion.quiet(); }
                }
                """.formatted(text, kind);
    }

    private static StrategyDefinition definition(String kind, Map<String, String> parameters) {
        return new StrategyDefinition(new StrategyKey("own", "1"), kind, parameters);
    }

    private static String hash(Path jar) throws IOException {
        return HexFormat.of().formatHex(Sha256.begin().digest(Files.readAllBytes(jar)));
    }
}
