package io.signalstack.api.application;

/**
 * Counts and sums over signals of one kind. Realised are those that were filled and whose outcome is known.
 *
 * @param kind what they have in common
 * @param realised target, stop, expired or strategy exit
 * @param wins realised, with net R above 0
 * @param hits realised, by reaching the target
 * @param wonR sum of the wins' net R
 * @param lostR sum of the other realised signals' net R, without its sign
 * @param confidence sum of the realised signals' confidence
 * @param highConfidence realised, with a confidence of at least {@link Performance#HIGH_CONFIDENCE}
 * @param notFilled counts those that the market left behind
 * @param unverifiable counts those that a lost candle hides the outcome of
 * @param open counts those that are still watched
 */
public record Tally(
        Kind kind,
        long realised,
        long wins,
        long hits,
        double wonR,
        double lostR,
        double confidence,
        long highConfidence,
        long notFilled,
        long unverifiable,
        long open) {

    /** What signals are told apart by. */
    public record Kind(String strategy, String timeframe, String regime, String side) {}

    /** Both together; the kind is the first one's. */
    Tally plus(Tally other) {
        return new Tally(
                kind,
                realised + other.realised,
                wins + other.wins,
                hits + other.hits,
                wonR + other.wonR,
                lostR + other.lostR,
                confidence + other.confidence,
                highConfidence + other.highConfidence,
                notFilled + other.notFilled,
                unverifiable + other.unverifiable,
                open + other.open);
    }
}
