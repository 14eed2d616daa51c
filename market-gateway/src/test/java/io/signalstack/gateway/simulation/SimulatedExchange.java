package io.signalstack.gateway.simulation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import java.time.Instant;
import java.util.Map;

/** An exchange in simulated time, as the venue {@code SIM}, which has to be asked what time it is. */
public final class SimulatedExchange implements QuarkusTestResourceLifecycleManager {

    /** Weight that the exchange admits in a minute, and that the gateway knows of. */
    static final int WEIGHT = 40;

    /** What the gateway takes of it: the headroom's share. */
    static final int ALLOWED = WEIGHT * 9 / 10;

    private static final Instant START = Instant.parse("2026-01-10T11:00:00Z");
    private static final int INSTRUMENTS = 60;

    // One for the exchange, which a test starts, and for the beans of the application under test.
    private static final SimulatedTime TIME = new SimulatedTime(START);

    private static final HostClock HOST = new HostClock(TIME);

    private ReplayExchange exchange;

    static SimulatedTime time() {
        return TIME;
    }

    static HostClock host() {
        return HOST;
    }

    ReplayExchange exchange() {
        return exchange;
    }

    @Override
    public Map<String, String> start() {
        exchange = ReplayExchange.start(ReplayExchangeOptions.builder()
                .wall(TIME)
                .delays((vertx, delay, action) -> TIME.after(delay, action))
                .speed(1)
                .testInstruments(INSTRUMENTS)
                .weightPerMinute(WEIGHT)
                .faultSeed(Scenario.SEED)
                .build());
        return Map.of("signalstack.venues.sim.url", exchange.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SimulatedExchange.class));
    }

    @Override
    public void stop() {
        exchange.close();
    }
}
