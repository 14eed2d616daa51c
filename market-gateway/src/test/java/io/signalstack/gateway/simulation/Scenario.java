package io.signalstack.gateway.simulation;

import io.signalstack.sandbox.exchange.Fault;
import io.signalstack.sandbox.exchange.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a venue does wrong for some hours.
 *
 * @param name of the scenario
 * @param faults of its answers
 * @param clockOffset by which its clock is wrong
 * @param clockDriftPpm by which its clock gets more wrong
 */
record Scenario(String name, List<Fault> faults, Duration clockOffset, double clockDriftPpm) {

    static final long SEED = Long.getLong("soak.seed", 1);
    static final int MINUTES = Integer.getInteger("soak.minutes", 180);

    static final Duration RETRY_AFTER = Duration.ofSeconds(7);
    static final Duration BAN = Duration.ofMinutes(2);

    private static final int MIXTURES = Integer.getInteger("soak.mixtures", 5);

    /** How often each fault hits a call, when it is the only one. */
    private static final Map<Kind, Double> ALONE = Map.ofEntries(
            Map.entry(Kind.DELAY, 0.3),
            Map.entry(Kind.TOO_MANY_REQUESTS, 0.1),
            Map.entry(Kind.BANNED, 0.03),
            Map.entry(Kind.SERVER_ERROR, 0.3),
            Map.entry(Kind.HTML_BODY, 0.3),
            Map.entry(Kind.TRUNCATED_JSON, 0.3),
            Map.entry(Kind.EMPTY_ARRAY, 0.3),
            Map.entry(Kind.MISSING_CANDLES, 0.3),
            Map.entry(Kind.DUPLICATE_CANDLE, 0.5),
            Map.entry(Kind.REORDERED_CANDLES, 0.5),
            Map.entry(Kind.REVISED_CANDLE, 0.3),
            Map.entry(Kind.CONNECTION_RESET, 0.3));

    /** Each fault alone, clocks that are wrong, and seeded mixtures of them all. */
    static Stream<Scenario> all() {
        Stream<Scenario> alone = Stream.of(Kind.values())
                .map(kind -> new Scenario(kind.name(), everywhere(kind, ALONE.get(kind)), Duration.ZERO, 0));
        Stream<Scenario> clocks = Stream.of(
                new Scenario("CLOCK_AHEAD", List.of(), Duration.ofMillis(2_500), 200),
                new Scenario("CLOCK_BEHIND", List.of(), Duration.ofMillis(-2_500), -200));
        return Stream.of(alone, clocks, mixtures()).flatMap(scenarios -> scenarios);
    }

    private static Stream<Scenario> mixtures() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        return IntStream.rangeClosed(1, MIXTURES).mapToObj(number -> {
            List<Fault> faults = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                if (random.nextBoolean()) {
                    faults.addAll(everywhere(kind, ALONE.get(kind) * random.nextDouble() / 2));
                }
            }
            Duration offset = Duration.ofMillis(random.nextLong(-3_000, 3_000));
            return new Scenario("MIXTURE_" + number, faults, offset, random.nextDouble(-200, 200));
        });
    }

    private static List<Fault> everywhere(Kind kind, double probability) {
        return Stream.of("/api/v3/klines", "/api/v3/time", "/api/v3/ticker/price")
                .map(path -> Fault.withProbability(probability, kind).on(path).lasting(amount(kind)))
                .toList();
    }

    private static Duration amount(Kind kind) {
        return switch (kind) {
            case TOO_MANY_REQUESTS -> RETRY_AFTER;
            case BANNED -> BAN;
            default -> Duration.ofMillis(1_500);
        };
    }

    boolean hasOnly(Kind kind) {
        return !faults.isEmpty() && faults.stream().allMatch(fault -> fault.kind() == kind);
    }

    boolean hasNone(Kind... kinds) {
        return faults.stream().map(Fault::kind).noneMatch(List.of(kinds)::contains);
    }

    @Override
    public String toString() {
        return name;
    }
}
