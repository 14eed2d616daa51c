package io.signalstack.sandbox.exchange;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.signalstack.sandbox.process.StartException;
import io.signalstack.trading.market.Candle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * An exchange that plays recorded markets, on 127.0.0.1 in Binance's shape: {@code /api/v3/time}, {@code klines},
 * {@code ticker/price} and {@code exchangeInfo}, request weights, 429 and 418. {@code GET /} names the recordings. Below
 * {@code /lab} it serves simulated markets in the same shape.
 */
public final class ReplayExchange implements AutoCloseable {

    /** How long ago, at least, a fresh exchange starts. */
    private static final Duration BEHIND = Duration.ofDays(3);

    private final Vertx vertx;
    private final HttpServer server;
    private final ReplayClock clock;
    private final List<ReplayedMarket> recorded;
    private final ExchangeVenue venue;
    private final ExchangeVenue simulated;
    private final LabVenue lab;
    private final Faults faults;
    private final RequestLog requests;
    private final ReplayExchangeOptions options;

    private ReplayExchange(ReplayExchangeOptions options) throws IOException {
        this.options = options;
        clock = clock(options);
        recorded = ReplayedMarkets.of(clock, options.testInstruments());
        venue = new ExchangeVenue(
                "",
                "replay exchange",
                recorded.stream().map(ReplayedMarket::market).toList(),
                clock,
                options.weightPerMinute(),
                new EndOfRecordings(recorded)::sayAt,
                null);
        faults = new Faults(options.faultSeed());
        requests = new RequestLog();
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        LabClock labClock = LabClock.open(new ClockFolder(options.stateFolder()), wall(options), options.labSpeed());
        simulated = LabVenue.venue(labClock, options.weightPerMinute());
        server = listening(
                List.of(simulated, venue), () -> labClock.start(options.wall().instant()));
        lab = new LabVenue(url() + LabVenue.PATH, labClock, options.wall(), simulated);
    }

    /**
     * Starts the exchange; with a state folder it goes on where its clock says, as if it had never stopped.
     *
     * @throws StartException in one line, with cause and way out
     */
    public static ReplayExchange start(ReplayExchangeOptions options) {
        try {
            return new ReplayExchange(options);
        } catch (IOException e) {
            throw new StartException("The replay exchange cannot start: " + e.getMessage(), e);
        }
    }

    private HttpServer listening(List<ExchangeVenue> venues, Runnable startLab) {
        ExchangeHandler handler =
                new ExchangeHandler(venues, new ControlApi(faults, requests, startLab), options, faults, requests);
        try {
            return vertx.createHttpServer(new HttpServerOptions()
                            .setHost("127.0.0.1")
                            .setPort(0)
                            .setHttp2ClearTextEnabled(false))
                    .requestHandler(request -> handler.handle(vertx, request))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            vertx.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartException("The replay exchange cannot start: " + cause.getMessage(), cause);
        }
    }

    public int port() {
        return server.actualPort();
    }

    /** Where clients find it, without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public ReplayClock clock() {
        return clock;
    }

    /** Exchange time, clock faults included. */
    public Instant now() {
        Instant wall = options.wall().instant();
        return clock.at(wall).plus(faults.clockError(wall));
    }

    /**
     * A symbol's base candles by open time, as it serves them while nothing goes wrong, without a request.
     *
     * @param first opening of the first, included
     * @param last opening of the last, included; it has closed
     * @throws IllegalArgumentException if the symbol is not listed
     */
    public Map<Instant, Candle> candles(String symbol, Instant first, Instant last) {
        return venue.market(symbol)
                .closed(first.toEpochMilli(), last.toEpochMilli())
                .collect(toMap(Candle::openTime, identity()));
    }

    /**
     * When a symbol's recording has been played, on the exchange's time; what comes then has been there before.
     *
     * @throws IllegalArgumentException if the symbol is not listed
     */
    public Instant recordedUntil(String symbol) {
        return recorded.stream()
                .filter(listed -> listed.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("symbol " + symbol + " is not listed"))
                .recordedUntil();
    }

    /**
     * Leaves a symbol's candle out of every answer from now on.
     *
     * @throws IllegalArgumentException if the symbol is not listed
     */
    public void withhold(String symbol, Instant openTime) {
        venue.market(symbol).withhold(openTime.toEpochMilli());
    }

    /** The venue of simulated markets, which it serves below a path of its own. */
    public LabVenue lab() {
        return lab;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** The last requests, oldest first. */
    public List<ServedRequest> requests() {
        return requests.all();
    }

    /** How many requests were refused because a minute's weight was used up; those refused by a fault do not count. */
    public int timesOverBudget() {
        return requests.timesOverBudget();
    }

    @Override
    public void close() {
        simulated.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ReplayClock clock(ReplayExchangeOptions options) throws IOException {
        Instant wall = wall(options);
        ClockFolder folder = new ClockFolder(options.stateFolder());
        ReplayClock clock = ReplayClock.rememberedIn(folder)
                .map(known -> known.withSpeed(options.speed(), wall))
                .orElseGet(() -> ReplayClock.fresh(wall, BEHIND, options.startInRecording(), options.speed()));
        clock.rememberIn(folder);
        return clock;
    }

    private static Instant wall(ReplayExchangeOptions options) {
        return options.wall().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
