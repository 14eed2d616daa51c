package io.signalstack.trading.signal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a signal was given.
 *
 * @param rawScore the strategy's score in [-1, 1]; its sign is the side; not a probability
 * @param qualityScore in [0, 1]: agreement of the rules, share of traded candles, distance from the threshold
 * @param volumeScore in [0, 1], the volume's z-score mapped; null while that is undefined
 * @param indicators the values it rests on, by name; a null value is undefined at this candle
 * @param rationale one sentence per contribution
 * @param regime the kind of market
 * @param condition the market's leaning
 */
public record Assessment(
        double rawScore,
        double qualityScore,
        @Nullable Double volumeScore,
        Map<String, @Nullable Double> indicators,
        List<String> rationale,
        Regime regime,
        MarketCondition condition) {

    /**
     * Checks its numbers.
     *
     * @throws IllegalArgumentException naming the field and value, unless each score is
     *     in its range
     */
    public Assessment {
        Require.between("rawScore", rawScore, -1, 1);
        Require.between("qualityScore", qualityScore, 0, 1);
        if (volumeScore != null) {
            Require.between("volumeScore", volumeScore, 0, 1);
        }
    }
}
