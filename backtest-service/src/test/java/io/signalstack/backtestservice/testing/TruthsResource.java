package io.signalstack.backtestservice.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A stand-in for the market gateway, which is given to the test's field of that type. */
public final class TruthsResource implements QuarkusTestResourceLifecycleManager {

    private final StandInTruths gateway = new StandInTruths();

    @Override
    public Map<String, String> start() {
        return Map.of("signalstack.gateway.url", gateway.url().toString());
    }

    /** Before the gateway of a test that brings its own. */
    @Override
    public int order() {
        return -1;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(gateway, new TestInjector.MatchesType(StandInTruths.class));
    }

    @Override
    public void stop() {
        gateway.close();
    }
}
