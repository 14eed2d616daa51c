package io.signalstack.api.outbound;

import com.fasterxml.jackson.databind.util.RawValue;
import io.signalstack.api.application.SignalCache;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.platform.cache.CacheKey;
import io.signalstack.platform.cache.JsonCache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps answers in Redis for a minute, and no longer than until the next signal. */
@ApplicationScoped
public class RedisSignalCache implements SignalCache {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final String ALL_INSTRUMENTS = "";

    private final JsonCache cache;

    public RedisSignalCache(JsonCache cache) {
        this.cache = cache;
    }

    @Override
    public Uni<String> latest(String instrument, @Nullable MarketName market, Supplier<Uni<String>> loader) {
        return cache.json(
                latestKey(instrument, market), KEPT, () -> loader.get().map(RawValue::new));
    }

    @Override
    public Uni<String> performance(MarketName market, Supplier<Uni<String>> loader) {
        return cache.json(performanceKey(market), KEPT, () -> loader.get().map(RawValue::new));
    }

    @Override
    public Uni<Void> forget(Set<String> instruments) {
        Stream<CacheKey> performances = Arrays.stream(MarketName.values()).map(RedisSignalCache::performanceKey);
        Stream<CacheKey> latest =
                Stream.concat(Stream.of(ALL_INSTRUMENTS), instruments.stream()).flatMap(RedisSignalCache::latestKeys);
        return Multi.createFrom()
                .items(Stream.concat(performances, latest))
                .onItem()
                .transformToUniAndMerge(cache::invalidate)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static CacheKey performanceKey(MarketName market) {
        return new CacheKey("performance", market.toString());
    }

    /** Those of each kind too, also of others than the signal's: an earlier event may have said another one. */
    private static Stream<CacheKey> latestKeys(String instrument) {
        return Stream.concat(
                Stream.of(latestKey(instrument, null)),
                Arrays.stream(MarketName.values()).map(market -> latestKey(instrument, market)));
    }

    /** No instrument's text form begins like a kind of market's, for venues are written in capitals. */
    private static CacheKey latestKey(String instrument, @Nullable MarketName market) {
        String all = instrument.isEmpty() ? "all" : instrument;
        return new CacheKey("latest", market == null ? all : market + ":" + all);
    }
}
