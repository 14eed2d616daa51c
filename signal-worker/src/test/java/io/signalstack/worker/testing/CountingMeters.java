package io.signalstack.worker.testing;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.trading.pipeline.Evaluated;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.worker.application.ScoringMeters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts by name what it is told. */
public final class CountingMeters implements ScoringMeters {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    public int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    @Override
    public void published(SignalRecord event) {
        add("published");
    }

    @Override
    public void evaluated(Evaluated evaluated) {
        add("evaluated");
    }

    @Override
    public void refused(Refusal refusal) {
        add("refused " + refusal);
    }

    @Override
    public void quarantined(StrategyKey strategy) {
        add("quarantined " + strategy);
    }

    @Override
    public void answered() {
        add("answered");
    }

    @Override
    public void scored(Duration sinceRecord) {
        add("scored");
    }

    @Override
    public void unreadable(Topic topic) {
        add("unreadable " + topic.text());
    }

    @Override
    public void threadDied() {
        add("thread died");
    }

    @Override
    public void pipelineRestored(Duration took) {
        add("pipeline restored");
    }

    @Override
    public void storeRestored(Duration took) {
        add("store restored");
    }

    private void add(String name) {
        counts.merge(name, 1, Integer::sum);
    }
}
