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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * An exchange that plays recorded markets, on 127.0.0.1 in Binance's shape: {@code /api/v3/time}, {@code klines},
 * {@code ticker/price} and {@code exchangeInfo}, request weights, 429 and 418. {@code GET /} names the recordings.
 */
public final class ReplayExchange implements AutoCloseable {

    /** How long ago, at least, a fresh exchange starts. */
    private static final Duration BEHIND = Duration.ofDays(3);

    /** How long before its start day candles begin. */
    private static final Duration HISTORY = Duration.ofDays(3);

    private final Vertx vertx;
    private final HttpServer server;
    private final ReplayClock clock;
    private final List<ReplayMarket> markets;
    private final Faults faults;
    private final RequestLog requests;
    private final ReplayExchangeOptions options;

    private ReplayExchange(
            Vertx vertx,
            HttpServer server,
            ReplayClock clock,
            List<ReplayMarket> markets,
            Faults faults,
            RequestLog requests,
            ReplayExchangeOptions options) {
        this.vertx = vertx;
        this.server = server;
        this.clock = clock;
        this.markets = markets;
        this.faults = faults;
        this.requests = requests;
        this.options = options;
    }

    /**
     * Starts the exchange; with a state folder it goes on where its clock says, as if it had never stopped.
     *
     * @throws StartException in one line, with cause and way out
     */
    public static ReplayExchange start(ReplayExchangeOptions options) {
        ReplayClock clock = clock(options);
        Faults faults = new Faults(options.faultSeed());
        RequestLog requests = new RequestLog();
        List<ReplayMarket> markets = markets(options, clock);
        ExchangeHandler handler = new ExchangeHandler(
                new BinanceApi(markets, clock, options.weightPerMinute()),
                new ControlApi(faults, requests),
                new RepeatLog(markets),
                options,
                clock,
                faults,
                requests);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                            .setHost("127.0.0.1")
                            .setPort(0)
                            .setHttp2ClearTextEnabled(false))
                    .requestHandler(request -> handler.handle(vertx, request))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new ReplayExchange(vertx, server, clock, markets, faults, requests, options);
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
        return market(symbol)
                .closed(first.toEpochMilli(), last.toEpochMilli())
                .collect(toMap(Candle::openTime, identity()));
    }

    /**
     * When all of a symbol's recording has been played, on the exchange's time; what comes then repeats.
     *
     * @throws IllegalArgumentException if the symbol is not listed
     */
    public Instant recordedUntil(String symbol) {
        return market(symbol).recordedUntil();
    }

    /**
     * Leaves a symbol's candle out of every answer from now on.
     *
     * @throws IllegalArgumentException if the symbol is not listed
     */
    public void withhold(String symbol, Instant openTime) {
        market(symbol).withhold(openTime.toEpochMilli());
    }

    private ReplayMarket market(String symbol) {
        return markets.stream()
                .filter(listed -> listed.listing().symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("symbol " + symbol + " is not listed"));
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
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static ReplayClock clock(ReplayExchangeOptions options) {
        Instant wall = options.wall().instant().truncatedTo(ChronoUnit.MILLIS);
        Path folder = options.stateFolder();
        try {
            Optional<ReplayClock> remembered =
                    folder == null ? Optional.empty() : ClockFile.in(folder).read();
            ReplayClock clock = remembered
                    .map(known -> known.withSpeed(options.speed(), wall))
                    .orElseGet(() -> ReplayClock.fresh(wall, BEHIND, options.startInRecording(), options.speed()));
            if (folder != null) {
                ClockFile.in(folder).write(clock);
            }
            return clock;
        } catch (IOException e) {
            throw new StartException("The replay exchange cannot start: " + e.getMessage(), e);
        }
    }

    private static List<ReplayMarket> markets(ReplayExchangeOptions options, ReplayClock clock) {
        long historyStartMs =
                clock.origin().truncatedTo(ChronoUnit.DAYS).minus(HISTORY).toEpochMilli();
        return ReplayListing.standard(
                        clock.originInRecording().atZone(ZoneOffset.UTC).toLocalDate(), options.testInstruments())
                .stream()
                .map(listing -> new ReplayMarket(listing, new ReplayTimeline(listing, clock.origin()), historyStartMs))
                .toList();
    }
}
