package io.signalstack.sandbox.exchange;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says in the log when a recording has ended and goes on from its start. */
final class RepeatLog {

    private static final System.Logger LOG = System.getLogger(RepeatLog.class.getName());

    private final List<ReplayMarket> markets;
    private final Map<String, Integer> said = new ConcurrentHashMap<>();

    RepeatLog(List<ReplayMarket> markets) {
        this.markets = markets;
    }

    void sayAt(long nowMs) {
        for (ReplayMarket market : markets) {
            ReplayTimeline timeline = market.timeline();
            String symbol = market.listing().symbol();
            int repeat = timeline.repeat(nowMs);
            Integer before = said.put(symbol, repeat);
            if (repeat != (before == null ? 0 : before)) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0}: recording {1} goes on from its start (repeat {2}), prices scaled by {3} so that they do not jump",
                        symbol,
                        market.listing().recording().name(),
                        repeat,
                        timeline.scale(repeat).toPlainString());
            }
        }
    }
}
