package io.signalstack.backtestservice.outbound.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalstack.backtestservice.application.archive.ArchivedCandle;
import io.signalstack.backtestservice.application.archive.ArchivedSeries;
import io.signalstack.backtestservice.application.history.FetchHistory;
import io.signalstack.backtestservice.application.history.FetchHistory.FetchingPolicy;
import io.signalstack.backtestservice.application.history.FetchHistory.Outcome;
import io.signalstack.backtestservice.application.history.FetchedPast;
import io.signalstack.backtestservice.application.history.HistoryLease;
import io.signalstack.backtestservice.application.history.HistoryStore;
import io.signalstack.backtestservice.application.history.VenueHistory;
import io.signalstack.backtestservice.outbound.history.PostgresHistory;
import io.signalstack.backtestservice.testing.MigratedSchema;
import io.signalstack.trading.market.Candle;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.MarketKind;
import io.signalstack.trading.market.MarketRecord;
import io.signalstack.trading.market.Series;
import io.signalstack.trading.market.Timeframe;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fetched history in a real Postgres, by replicas that die, and what strategies go through then. */
class FetchedHistoryTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Timeframe BASE = Timeframe.M15;
    private static final Instant PUBLISHED = Instant.parse("2026-01-11T00:00:00Z");
    private static final Instant FETCHED = PUBLISHED.minus(Duration.ofDays(10));

    private final Instrument btc = Instrument.parse("BINANCE:BTC/USDT");
    private final Series series = new Series(
            Series.id(btc, 1), btc, new BigDecimal("0.01"), BASE, List.of(BASE, Timeframe.H1), MarketKind.live());
    private final MigratedSchema schema = new MigratedSchema("fetched_history_test");
    private final Pool pool = schema.pool();
    private final List<Instant> asked = new ArrayList<>();

    @BeforeEach
    void aSeriesThatIsFollowed() {
        insert(series, "live");
    }

    @AfterEach
    void drop() throws SQLException {
        schema.close();
    }

    private void insert(Series known, String market) {
        get(pool.preparedQuery("""
                        insert into series (id, instrument, log_offset, tick, base_interval, timeframes, market,
                            recorded_until, first_open, last_open, followed)
                        values ($1, $2, 1, 0.01, $3, $4, $5, case when $5 = 'recorded' then $7::timestamptz end, $6, $7, true)
                        """)
                .execute(Tuple.tuple()
                        .addString(known.id())
                        .addString(known.instrument().toString())
                        .addString(BASE.toString())
                        .addArrayOfString(new String[] {"15m", "1h"})
                        .addString(market)
                        .addOffsetDateTime(PUBLISHED.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(PUBLISHED.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))));
    }

    private FetchHistory replica(HistoryStore store, VenueHistory venue) {
        return new FetchHistory(
                store,
                venue,
                new FetchingPolicy(10, 100, Duration.ZERO, Duration.ZERO, Duration.ofDays(1)),
                InstantSource.system());
    }

    private VenueHistory.Answer answer(Instrument instrument, Timeframe timeframe, Instant from, Instant to) {
        assertThat(instrument).isEqualTo(btc);
        asked.add(from);
        return new VenueHistory.Answer.Came(candles(from, to), true);
    }

    private static List<Candle> candles(Instant from, Instant to) {
        return Stream.iterate(from, open -> open.isBefore(to), open -> open.plus(BASE.length()))
                .map(open -> Candle.traded(open, 100, 102, 99, 100 + open.getEpochSecond() % 7 / 8.0, 5))
                .toList();
    }

    private List<Candle> course(Instant from) {
        var archived = new ArchivedSeries(series, List.of(), PUBLISHED, PUBLISHED, FETCHED);
        Iterable<MarketRecord> records = () -> from.equals(FETCHED)
                ? new RecordPages(pool, archived, PUBLISHED)
                : new RecordPages(pool, archived, from, PUBLISHED);
        List<Candle> candles = new ArrayList<>();
        for (MarketRecord record : records) {
            if (record instanceof MarketRecord.Base(Candle candle, int _)) {
                candles.add(candle);
            } else {
                assertThat(record).isInstanceOf(MarketRecord.SeriesStarted.class);
            }
        }
        return candles;
    }

    @Test
    void a_replica_that_dies_at_any_point_is_followed_by_one_that_leaves_no_hole_and_asks_for_nothing_twice()
            throws Exception {
        // Given a replica that is gone after two stretches, in the midst of keeping a third
        var dying = new Dying(new PostgresHistory(pool, Duration.ofMillis(500)));
        FetchHistory first = replica(dying, this::answer);
        assertThat(first.next()).isInstanceOf(Outcome.Kept.class);
        assertThat(first.next()).isInstanceOf(Outcome.Kept.class);
        dying.dead = true;
        assertThat(first.next()).isInstanceOf(Outcome.Ended.class);
        // When
        FetchHistory second = replica(new PostgresHistory(pool, LONG), this::answer);
        await().atMost(LONG).until(() -> second.next() instanceof Outcome.Kept);
        while (!second.known().isEmpty() && !(second.next() instanceof Outcome.Idle)) {
            assertThat(asked).hasSizeLessThan(50);
        }
        // Then
        assertThat(course(FETCHED)).isEqualTo(candles(FETCHED, PUBLISHED));
        assertThat(second.known()).singleElement().satisfies(past -> {
            assertThat(past.isWhole()).isTrue();
            assertThat(past.candles()).isEqualTo(candles(FETCHED, PUBLISHED).size());
        });
        assertThat(asked.stream().distinct()).hasSize(asked.size() - 1);
    }

    @Test
    void a_course_can_be_taken_up_anywhere() throws Exception {
        FetchHistory fetching = replica(new PostgresHistory(pool, LONG), this::answer);
        while (!(fetching.next() instanceof Outcome.Idle)) {
            assertThat(asked).hasSizeLessThan(50);
        }
        for (Instant from : List.of(
                FETCHED.plus(BASE.length()), PUBLISHED.minus(BASE.length().multipliedBy(7)))) {
            assertThat(course(from)).isEqualTo(candles(from, PUBLISHED));
        }
    }

    @Test
    void seeds_of_before_what_was_fetched_come_first_and_none_whose_time_is_in_it() throws Exception {
        // Given hours that were seeded from twelve days before the first published candle on
        List<ArchivedCandle> seeds = Stream.iterate(
                        PUBLISHED.minus(Duration.ofDays(12)),
                        open -> open.isBefore(PUBLISHED),
                        open -> open.plus(Duration.ofHours(1)))
                .<ArchivedCandle>map(open -> new ArchivedCandle.Traded(Candle.flat(open, 100), 0, null, true))
                .toList();
        get(pool.preparedQuery("""
                        insert into candle_chunks (series_id, content, timeframe, first_open, entries)
                        values ($1, 'SEED', '1h', $2, $3)
                        """)
                .execute(Tuple.tuple()
                        .addString(series.id())
                        .addOffsetDateTime(PUBLISHED.minus(Duration.ofDays(12)).atOffset(ZoneOffset.UTC))
                        .addBuffer(Buffer.buffer(CandleChunk.pack(seeds)))));
        FetchHistory fetching = replica(new PostgresHistory(pool, LONG), this::answer);
        while (!(fetching.next() instanceof Outcome.Idle)) {
            assertThat(asked).hasSizeLessThan(50);
        }

        // When
        List<Instant> seeded = new ArrayList<>();
        Iterable<MarketRecord> records = () ->
                new RecordPages(pool, new ArchivedSeries(series, List.of(), PUBLISHED, PUBLISHED, FETCHED), PUBLISHED);
        for (MarketRecord record : records) {
            if (record instanceof MarketRecord.Seed(var _, Candle seed)) {
                seeded.add(seed.openTime());
            }
        }

        // Then
        assertThat(seeded).hasSize(48).startsWith(PUBLISHED.minus(Duration.ofDays(12)));
        assertThat(seeded.getLast()).isEqualTo(FETCHED.minus(Duration.ofHours(1)));
    }

    @Test
    void recorded_and_simulated_markets_are_never_asked_for() throws Exception {
        // Given
        for (String market : List.of("recorded", "simulated")) {
            Instrument other = new Instrument("REPLAY", market.toUpperCase(Locale.ROOT), "USD");
            insert(
                    new Series(Series.id(other, 1), other, BigDecimal.ONE, BASE, List.of(BASE), MarketKind.simulated()),
                    market);
        }
        // Then
        assertThat(get(new PostgresHistory(pool, LONG).wanted(10)))
                .extracting(FetchedPast::instrument)
                .containsExactly(btc);
    }

    @Test
    void what_an_earlier_holder_still_sends_is_not_kept() throws Exception {
        // Given
        var early = new PostgresHistory(pool, Duration.ZERO);
        HistoryLease lease = get(early.lease()).orElseThrow();
        FetchedPast past = get(early.wanted(10)).getFirst();
        await().atMost(LONG)
                .until(() -> get(new PostgresHistory(pool, LONG).lease()).isPresent());
        // Then
        assertThat(get(early.begin(lease, past))).isFalse();
        assertThat(get(early.keep(lease, past, candles(FETCHED, PUBLISHED)))).isFalse();
        assertThat(get(early.refused(lease, past, "no"))).isFalse();
        assertThat(get(early.wanted(10))).containsExactly(past);
    }

    private static <T> T get(Uni<T> answer) {
        return answer.await().atMost(LONG);
    }

    /** The store of a replica that keeps nothing any more. */
    private static final class Dying implements HistoryStore {

        private final HistoryStore store;
        private boolean dead;

        private Dying(HistoryStore store) {
            this.store = store;
        }

        @Override
        public Uni<Optional<HistoryLease>> lease() {
            return store.lease();
        }

        @Override
        public Uni<Boolean> renew(HistoryLease lease) {
            return store.renew(lease);
        }

        @Override
        public Uni<List<FetchedPast>> wanted(int days) {
            return store.wanted(days);
        }

        @Override
        public Uni<Boolean> begin(HistoryLease lease, FetchedPast past) {
            return store.begin(lease, past);
        }

        @Override
        public Uni<Boolean> keep(HistoryLease lease, FetchedPast past, List<Candle> candles) {
            return dead ? Uni.createFrom().item(false) : store.keep(lease, past, candles);
        }

        @Override
        public Uni<Boolean> refused(HistoryLease lease, FetchedPast past, String why) {
            return store.refused(lease, past, why);
        }
    }
}
