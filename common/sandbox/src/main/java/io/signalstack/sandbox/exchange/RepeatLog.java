package io.signalstack.sandbox.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says in the log when a recording has ended and goes on from its start. */
final class RepeatLog {

    private static final System.Logger LOG = System.getLogger(RepeatLog.class.getName());

    private final List<ReplayedMarket> markets;
    private final Map<String, Integer> said = new ConcurrentHashMap<>();

    RepeatLog(List<ReplayedMarket> markets) {
        this.markets = markets;
    }

    void sayAt(Instant now) {
        for (ReplayedMarket market : markets) {
            RecordedTape tape = market.tape();
            String symbol = market.symbol();
            int repeat = tape.repeat(now.toEpochMilli());
            Integer before = said.put(symbol, repeat);
            if (repeat != (before == null ? 0 : before)) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0}: recording {1} goes on from its start (repeat {2}), prices scaled by {3} so that they do not jump",
                        symbol,
                        tape.recording().name(),
                        repeat,
                        tape.scale(repeat).toPlainString());
            }
        }
    }
}
