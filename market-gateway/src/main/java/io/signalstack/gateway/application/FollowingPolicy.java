package io.signalstack.gateway.application;

import java.time.Duration;

/**
 * How instruments are followed; durations are of the wall clock.
 *
 * @param pollDelay from a candle's close to the call that fetches it
 * @param pollJitter by which that call is later, at most, at random
 * @param emptyDelay until the next call when a candle that should be there is not; doubles with each
 * @param looks how many such calls there are before the candle is left to the regular ones
 * @param gapDelay between two calls for a missing candle
 * @param gapAnswers answers without a missing candle after which it is lost
 * @param failureDelay until an instrument is tried again after a failure; doubles up to the base interval
 * @param pageSize candles per call, at most
 * @param overlap published candles that every call fetches again, to see revisions
 * @param seedCandles seed candles per higher timeframe, at most
 * @param requiredSeeds with fewer than these a higher timeframe is refused
 * @param backfilledAfter age at which a candle that is published counts as backfilled
 * @param quietAfter how long an instrument may go without a trade before it counts as halted
 */
public record FollowingPolicy(
        Duration pollDelay,
        Duration pollJitter,
        Duration emptyDelay,
        int looks,
        Duration gapDelay,
        int gapAnswers,
        Duration failureDelay,
        int pageSize,
        int overlap,
        int seedCandles,
        int requiredSeeds,
        Duration backfilledAfter,
        QuietAfter quietAfter) {}
