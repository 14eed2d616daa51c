package io.signalstack.trading.strategy;

import io.signalstack.trading.indicator.Further;
import io.signalstack.trading.indicator.Indicator;
import io.signalstack.trading.indicator.IndicatorSnapshot;
import io.signalstack.trading.indicator.Specification;
import org.jspecify.annotations.Nullable;

/**
 * An indicator whose period is a parameter.
 *
 * @param specification which it is
 * @param catalogued the same in the catalogue, whose value is there from a series' start; null beyond it
 */
record ChosenIndicator(
        Specification specification, @Nullable Indicator catalogued) {

    static ChosenIndicator of(Specification specification) {
        return new ChosenIndicator(specification, specification.catalogued());
    }

    boolean isFurther() {
        return catalogued == null;
    }

    int period() {
        return specification.period();
    }

    /** Its value at a candle; NaN while it is undefined. */
    double of(IndicatorSnapshot at, Further further) {
        return catalogued == null ? further.get(specification) : at.get(catalogued);
    }
}
