package io.signalstack.gateway.application;

import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.event.CandleEvent.SeriesStarted;
import io.signalstack.contracts.event.CandleHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log in memory, which a test can have refuse. */
final class MemoryLog implements CandleLog {

    final List<CandleEvent> events = new ArrayList<>();
    final Map<String, CandleHead> heads = new HashMap<>();
    boolean refusing;

    @Override
    public Optional<CandleHead> head(String instrument) {
        return Optional.ofNullable(heads.get(instrument));
    }

    @Override
    public Optional<String> newestSeries(String instrument) {
        return events.stream()
                .filter(SeriesStarted.class::isInstance)
                .map(SeriesStarted.class::cast)
                .filter(series -> series.instrument().equals(instrument))
                .map(SeriesStarted::seriesId)
                .reduce((_, later) -> later);
    }

    @Override
    public void publish(Optional<CandleHead> since, List<CandleEvent> published, CandleHead head) {
        if (refusing || !since.equals(head(head.instrument()))) {
            throw new LogException("refused");
        }
        events.addAll(published);
        heads.put(head.instrument(), head);
    }

    @Override
    public void close() {
        refusing = true;
    }
}
