package io.signalstack.gateway.outbound.venue;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalstack.platform.metrics.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The rows of one venue's answers that could not be read: counted each time, and named in the log once. Safe for several
 * threads.
 */
public final class SetAsideRows {

    private static final Logger LOG = Logger.getLogger(SetAsideRows.class);

    /** How many named rows are remembered; an answer holds a thousand rows at most. */
    private static final int REMEMBERED = 10_000;

    private final String venue;
    private final MeterRegistry meters;
    private final Set<String> named = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    public SetAsideRows(String venue, MeterRegistry meters) {
        this.venue = venue;
        this.meters = meters;
    }

    /** A row about candles; the text says of what, of when, and what is wrong with it. */
    void candle(String text) {
        add("candle", text);
    }

    /** A row about prices; the text says what is wrong with it. */
    void price(String text) {
        add("price", text);
    }

    private void add(String kind, String text) {
        meters.counter(Metrics.EXCHANGE_ROWS_UNREAD, "venue", venue, "kind", kind)
                .increment();
        if (isNew(kind + " " + text)) {
            LOG.warn(venue + " serves a row that tells no " + kind + ", which is set aside: " + text);
        }
    }

    private synchronized boolean isNew(String text) {
        return named.add(text);
    }
}
