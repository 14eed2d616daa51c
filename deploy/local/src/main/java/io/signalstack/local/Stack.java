package io.signalstack.local;

import io.signalstack.lab.LabMarket;
import io.signalstack.local.edge.DataServer;
import io.signalstack.local.edge.Edge;
import io.signalstack.platform.kafka.TopicAdmin;
import io.signalstack.sandbox.exchange.ReplayExchange;
import io.signalstack.sandbox.exchange.ReplayExchangeOptions;
import io.signalstack.sandbox.kafka.KafkaServer;
import io.signalstack.sandbox.postgres.PostgresServer;
import io.signalstack.sandbox.process.BuiltService;
import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.ServerProcess;
import io.signalstack.sandbox.process.StartException;
import io.signalstack.sandbox.redis.RedisServer;
import io.signalstack.trading.pipeline.Engine;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The running stack: Postgres, Redis, Kafka, the exchange, the five services and the edge before them. */
final class Stack implements AutoCloseable {

    private static final String EDGE = "edge";
    private static final Duration TOPICS_PATIENCE = Duration.ofSeconds(30);
    private static final Duration SERVICE_PATIENCE = Duration.ofMinutes(2);

    private final StackOptions options;
    private final Progress progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final WhatRuns running;
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private int edgePort;
    private String kafkaServers = "";
    private String jdbcUrl = "";

    Stack(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.running = new WhatRuns(options.folder());
    }

    /**
     * Starts everything and waits until all services are ready.
     *
     * @throws StartException saying in one line why something does not start; what had been started is stopped again
     */
    void start() {
        try {
            startParts();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startParts() {
        StackFolder folder = options.folder();
        stopLeftovers();
        if (options.fresh()) {
            folder.empty();
        }
        PostgresServer postgres = part("postgres", server(() -> PostgresServer.start(folder.data("postgres"), 0)));
        watch("postgres", postgres.handle(), postgres.jdbcUrl());
        RedisServer redis = part("redis", server(() -> RedisServer.start(folder.data("redis"), 0)));
        watch("redis", redis.handle(), redis.url());
        KafkaServer kafka = part("kafka", server(() -> KafkaServer.start(folder.data("kafka"), 0)));
        watch("kafka", kafka.handle(), kafka.bootstrapServers());
        createTopics(kafka.bootstrapServers());
        kafkaServers = kafka.bootstrapServers();
        jdbcUrl = postgres.jdbcUrl();
        progress.done("topics created");
        upgradeEngine(folder);

        Optional<ReplayExchange> exchange =
                options.exchange().venue().isEmpty() ? Optional.of(startExchange(folder)) : Optional.empty();
        Map<String, Integer> ports = new LinkedHashMap<>();
        Services.NAMES.forEach(name -> ports.put(name, Ports.claim(name, 0)));
        Surroundings around =
                new Surroundings(ports, kafka.bootstrapServers(), redis.url(), postgres, exchange, folder);
        startServices(around);

        List<DataServer> servers = List.of(
                DataServer.postgres(postgres.port()), DataServer.redis(redis.port()), DataServer.kafka(kafka.port()));
        Edge edge = part(EDGE, Edge.start(options.port(), ports, servers));
        edgePort = edge.port();
        running.noteEdge(edgePort);
        List<LabMarket> simulated = LocalInstruments.simulated(options.exchange());
        exchange.filter(_ -> !simulated.isEmpty())
                .map(serves -> new LabStart.Simulation(serves.lab(), simulated, options.labSpeed()))
                .ifPresent(simulation -> kept(LabStart.watching(
                        kafkaServers, simulation, InstantSource.system(), progress, running::notice)));
    }

    /** What a server says about its start, with the way out that only the stack knows. */
    private static <T> T server(Supplier<T> start) {
        try {
            return start.get();
        } catch (StartException e) {
            throw new StartException(
                    e.getMessage() + "; if its data is damaged, ./signalstack up --fresh begins with none", e);
        }
    }

    private static void createTopics(String bootstrapServers) {
        try (TopicAdmin topics = new TopicAdmin(bootstrapServers, 1, TOPICS_PATIENCE)) {
            topics.create();
            topics.verify();
        }
    }

    private void upgradeEngine(StackFolder folder) {
        List<String> raised = new EngineUpgrade(folder.engineVersion(), kafkaServers).perform();
        if (!raised.isEmpty()) {
            progress.done("engine version " + Engine.VERSION + ": new series for " + String.join(", ", raised));
        }
    }

    private ReplayExchange startExchange(StackFolder folder) {
        ReplayExchange exchange = part(
                "exchange",
                ReplayExchange.start(ReplayExchangeOptions.builder()
                        .stateFolder(folder.data("exchange"))
                        .speed(options.speed())
                        .labSpeed(options.labSpeed())
                        .build()));
        running.note("exchange", ProcessHandle.current(), exchange.url());
        return exchange;
    }

    private void startServices(Surroundings around) {
        Map<BuiltService, Supervised> started = new LinkedHashMap<>();
        for (Service one : Services.around(around, options)) {
            BuiltService service = one.built(options.project(), around);
            Supervised supervised = kept(new Supervised(
                    service.name(),
                    () -> service.start(
                            around.folder().data(service.name()),
                            around.folder().log(service.name())),
                    InstantSource.system(),
                    Thread::sleep,
                    new Tell(service)));
            running.note(service, supervised.process());
            started.put(service, supervised);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            started.forEach((service, supervised) -> {
                ServerProcess process = supervised.process();
                process.awaitReady(() -> isReady(http, service, process), SERVICE_PATIENCE);
                supervised.supervise();
                progress.done(service.name() + " is ready");
            });
        }
    }

    private boolean isReady(HttpClient http, BuiltService service, ServerProcess process) {
        if (death.isDone() && process.isAlive()) {
            // It waits for what it needs, without end: it is the dead one that has to be named.
            throw new StartException(death.join());
        }
        return service.isReady(http);
    }

    /** What the terminal is told of a service's ends. */
    private final class Tell implements Supervised.Witness {

        private final BuiltService service;

        Tell(BuiltService service) {
            this.service = service;
        }

        @Override
        public void ended(String how, Duration rest) {
            progress.done(how + "; it is started again in " + rest.toSeconds() + " s");
        }

        @Override
        public void startedAgain(ServerProcess process) {
            running.note(service, process);
            progress.done(service.name() + " is started again");
        }

        @Override
        public void givenUp(String why) {
            death.complete(why + "; ./signalstack up starts all again");
        }
    }

    private <T extends AutoCloseable> T part(String name, T part) {
        kept(part);
        progress.done(name + " is up");
        return part;
    }

    /** Remembers what has to be stopped; stops it at once if the stack was told to stop while it started. */
    private <T extends AutoCloseable> T kept(T part) {
        synchronized (parts) {
            parts.push(part);
        }
        if (stopping.get()) {
            closeParts();
            throw new StartException("stopped while it was starting");
        }
        return part;
    }

    private void watch(String name, ProcessHandle process, String address) {
        running.note(name, process, address);
        var _ = process.onExit().thenRun(() -> {
            if (!stopping.get()) {
                death.complete(name + " has died; its log is "
                        + options.folder().log(name) + " and ./signalstack up starts all again");
            }
        });
    }

    /** Stops what an earlier launcher left behind when it was killed. */
    private void stopLeftovers() {
        Leftovers.stop(options.folder())
                .forEach(name -> progress.done("stopped " + name + ", left behind by an earlier run"));
    }

    int port() {
        return edgePort;
    }

    /** Kafka's bootstrap servers. */
    String kafka() {
        return kafkaServers;
    }

    /** The database that the services share. */
    String jdbcUrl() {
        return jdbcUrl;
    }

    /** What runs where. */
    RunningStack running() {
        return running.now();
    }

    /** Done when a part has died that is not started again, with one line that says which. */
    CompletableFuture<String> death() {
        return death;
    }

    /** Stops everything, the last that was started first. Calling it again does nothing. */
    @Override
    public void close() {
        if (stopping.compareAndSet(false, true)) {
            progress.say("stopping");
            closeParts();
            progress.say("stopped");
        }
    }

    private void closeParts() {
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                part.close();
            } catch (Exception e) {
                progress.say("signalstack: " + part.getClass().getSimpleName() + " did not stop cleanly: " + e);
            }
        }
    }

    private @Nullable AutoCloseable next() {
        synchronized (parts) {
            return parts.poll();
        }
    }
}
