package io.signalstack.trading.calibration;

import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Settled signals for tests: {@code aSettled().scoring(0.6).hit().build()}. */
public final class SettledBuilder {

    static final StrategyKey STRATEGY = new StrategyKey("confluence", "1");
    static final Instrument BTC = new Instrument("REPLAY", "BTC", "USD");
    static final Instrument ETH = new Instrument("REPLAY", "ETH", "USD");
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private String id = "signal";
    private StrategyKey strategy = STRATEGY;
    private Instrument instrument = BTC;
    private Timeframe timeframe = Timeframe.M5;
    private Regime regime = Regime.RANGING;
    private Side side = Side.LONG;
    private double strength = 0.5;
    private Instant closedAt = NOON;
    private Duration life = Duration.ofHours(2);
    private boolean hit;
    private double netR = -1;

    private SettledBuilder() {}

    /** A LONG of strength 0.5 on BTC, 5m, in a ranging market, given at noon, that missed within two hours. */
    public static SettledBuilder aSettled() {
        return new SettledBuilder();
    }

    public SettledBuilder named(String signalId) {
        id = signalId;
        return this;
    }

    public SettledBuilder by(StrategyKey key) {
        strategy = key;
        return this;
    }

    public SettledBuilder of(Instrument traded) {
        instrument = traded;
        return this;
    }

    public SettledBuilder on(Timeframe length) {
        timeframe = length;
        return this;
    }

    public SettledBuilder in(Regime kind) {
        regime = kind;
        return this;
    }

    public SettledBuilder shorting() {
        side = Side.SHORT;
        return this;
    }

    /** The strength of the score; its sign is the side's. */
    public SettledBuilder scoring(double magnitude) {
        strength = magnitude;
        return this;
    }

    public SettledBuilder closing(Instant candleClose) {
        closedAt = candleClose;
        return this;
    }

    public SettledBuilder expiring(Instant at) {
        life = Duration.between(closedAt, at);
        return this;
    }

    public SettledBuilder hit() {
        return hit(true);
    }

    public SettledBuilder hit(boolean whether) {
        hit = whether;
        netR = whether ? 1.5 : -1;
        return this;
    }

    public SettledBuilder earning(double r) {
        netR = r;
        return this;
    }

    public Settled build() {
        return new Settled(
                id,
                strategy,
                instrument,
                timeframe,
                regime,
                side,
                side.sign() * strength,
                closedAt,
                closedAt.plus(life),
                hit,
                netR);
    }

    /** So many alike, the first of them hits. */
    public List<Settled> times(int n, int hits) {
        List<Settled> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(named("signal " + i).hit(i < hits).build());
        }
        return all;
    }
}
