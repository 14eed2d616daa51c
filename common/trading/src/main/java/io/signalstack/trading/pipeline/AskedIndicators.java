package io.signalstack.trading.pipeline;

import static java.util.Objects.requireNonNull;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.indicator.FurtherIndicator;
import io.signalstack.trading.indicator.IndicatorSet;
import io.signalstack.trading.indicator.Specification;
import io.signalstack.trading.indicator.Specification.Kind;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.CanonicalReader;
import io.signalstack.trading.signal.CanonicalWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The indicators of a timeframe that strategies ask for beyond the catalogue; mutable, with one owner. */
final class AskedIndicators {

    private final Timeframe timeframe;
    private final TreeMap<Asked, FurtherIndicator> further = new TreeMap<>();
    private boolean changed;

    AskedIndicators(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /** Computes these from now on, and no others; says by which names others were kept. */
    void keep(Set<Asked> asked, Consumer<String> gone) {
        further.keySet().stream()
                .filter(one -> !asked.contains(one))
                .map(one -> Sections.further(timeframe, one))
                .forEach(gone);
        further.keySet().retainAll(asked);
        asked.forEach(one -> further.computeIfAbsent(one, made -> new FurtherIndicator(made.specification())));
    }

    /** What they are at the last candle, of a strategy that was activated there. */
    Further at(long fromMs, List<Specification> specifications) {
        return specifications.isEmpty()
                ? Further.NONE
                : new Further(specifications.stream()
                        .map(one -> requireNonNull(further.get(new Asked(fromMs, one))))
                        .toList());
    }

    /** Takes in a seed. Those that were asked for since the first one begin without any, whoever else was there before. */
    void seed(Candle candle, IndicatorSet catalogue) {
        further.forEach((asked, one) -> {
            if (asked.fromMs() == History.NONE) {
                one.add(candle, catalogue);
                changed = true;
            }
        });
    }

    /** Forgets all candles. */
    void reset() {
        further.replaceAll((asked, one) -> new FurtherIndicator(asked.specification()));
        changed = true;
    }

    /** Takes in a candle that the catalogue has taken in. */
    void add(Candle candle, IndicatorSet catalogue) {
        if (!further.isEmpty()) {
            further.values().forEach(one -> one.add(candle, catalogue));
            changed = true;
        }
    }

    void drainChanges(SectionSink sink) {
        if (changed) {
            further.forEach((asked, one) -> sink.put(Sections.further(timeframe, asked), section(asked, one)));
            changed = false;
        }
    }

    private static CanonicalWriter section(Asked asked, FurtherIndicator one) {
        var out = Sections.begin()
                .whole(asked.fromMs())
                .text(asked.specification().kind().name());
        asked.specification().periods().forEach(out::integer);
        return NumberBytes.write(out, one.scalars());
    }

    /** Takes over one that was saved. */
    void restore(CanonicalReader in) {
        long fromMs = in.whole();
        Kind kind = Kind.valueOf(in.text());
        int[] periods = new int[kind.periods()];
        Arrays.setAll(periods, i -> in.integer());
        Specification specification = Specification.of(kind, periods);
        var one = new FurtherIndicator(specification);
        one.restoreScalars(NumberBytes.read(in));
        further.put(new Asked(fromMs, specification), one);
    }
}
