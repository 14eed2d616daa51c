package io.signalstack.notifier.application;

import io.signalstack.contracts.event.SignalRecord;
import io.signalstack.contracts.feed.Channel;
import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.trading.calibration.Evidence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;

/** A feed of two instruments, each with a partition of its own, whose thread works when it is told to. */
abstract class FeedFixture {

    static final String BTC = "REPLAY:BTC/USD";
    static final String ETH = "REPLAY:ETH/USD";
    static final int OF_BTC = 0;
    static final int OF_ETH = 1;
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    final Feed feed = new Feed(4);
    final Queue<Runnable> loop = new ArrayDeque<>();
    final Log log = new Log();
    final Resume resume = new Resume(feed, log, loop::add);
    final RecordingTransport client = new RecordingTransport();
    final Subscriber subscriber = subscriber(client);
    final long[] offsets = new long[2];

    @BeforeEach
    void begin() {
        feed.begin(new Cursor("cluster", Positions.zero(2)));
    }

    void publish(int partition, SignalRecord next) {
        log.records.add(next);
        feed.signal(partition, offsets[partition], next);
        offsets[partition]++;
        work();
    }

    void resume(Cursor cursor, String... instruments) {
        resume.execute(subscriber, request(instruments), cursor);
        work();
    }

    void work() {
        while (!loop.isEmpty()) {
            loop.remove().run();
        }
    }

    Subscriber subscriber(Transport transport) {
        return new Subscriber(new Outlet(transport, new Outbox(100), new CountingMeters()), 100, loop::add);
    }

    static Request request(String... instruments) {
        return new Request(
                7L,
                Arrays.stream(instruments)
                        .map(instrument -> new Subscription(
                                instrument,
                                List.of(Channel.values()),
                                null,
                                EnumSet.allOf(Evidence.Label.class),
                                EnumSet.allOf(MarketName.class)))
                        .toList());
    }

    static Cursor cursor(long btc, long eth) {
        return new Cursor("cluster", new Positions(List.of(btc, eth)));
    }

    static List<String> told(RecordingTransport client) {
        return client.frames(ServerFrame.SignalFrame.class).stream()
                .map(frame -> frame.signal().signal().id() + " "
                        + frame.event().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static List<Cursor> cursors(RecordingTransport client) {
        return client.frames(ServerFrame.SignalFrame.class).stream()
                .map(frame -> Cursor.decode(frame.cursor()).orElseThrow())
                .toList();
    }

    /** The log, of which only the first partition is ever read again. */
    static final class Log implements MissedEvents {

        final List<SignalRecord> records = new ArrayList<>();
        Positions ends = Positions.zero(2);
        boolean outOfReach;
        String asked = "";

        @Override
        public CompletionStage<Positions> ends() {
            return CompletableFuture.completedFuture(ends);
        }

        @Override
        public CompletionStage<Answer> between(Positions from, Positions upTo, Set<String> instruments) {
            asked = from.at(OF_BTC) + " to " + upTo.at(OF_BTC);
            SignalBook book = new SignalBook();
            List<FedEvent> events = new ArrayList<>();
            for (int offset = 0; offset < upTo.at(OF_BTC); offset++) {
                book.apply(OF_BTC, offset, records.get(offset)).ifPresent(events::add);
            }
            return CompletableFuture.completedFuture(
                    outOfReach
                            ? new OutOfReach("gone")
                            : new Found(events.stream()
                                    .filter(event -> event.offset() >= from.at(OF_BTC))
                                    .toList()));
        }
    }
}
