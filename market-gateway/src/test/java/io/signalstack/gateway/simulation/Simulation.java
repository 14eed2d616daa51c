package io.signalstack.gateway.simulation;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.SteadyTime;
import io.signalstack.sandbox.testing.KafkaResource;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The gateway in simulated time, with a seeded random and without Redis. */
public final class Simulation implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "signalstack.venues.sim.kind", "binance",
                "signalstack.venues.sim.limits.weight", Integer.toString(SimulatedExchange.WEIGHT),
                "signalstack.gateway.budget.shared", "false",
                // The breaker has a clock of its own.
                "signalstack.gateway.http.breaker-delay", "5ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(KafkaResource.class), new TestResourceEntry(SimulatedExchange.class));
    }

    /** Instruments of the other exchange, in its time, are not followed here. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Beans.class);
    }

    /** What takes the place of the system's time and chance. */
    @Alternative
    @Singleton
    public static class Beans {

        @Produces
        @Alternative
        @Singleton
        InstantSource wall() {
            return SimulatedExchange.host();
        }

        @Produces
        @Alternative
        @Singleton
        SteadyTime steady() {
            return () ->
                    Duration.between(Instant.EPOCH, SimulatedExchange.time().instant());
        }

        @Produces
        @Alternative
        @Singleton
        Scheduler scheduler() {
            return SimulatedExchange.time();
        }

        @Produces
        @Alternative
        @Singleton
        RandomGenerator random() {
            return RandomGeneratorFactory.of("L64X128MixRandom").create(Scenario.SEED);
        }
    }
}
