package io.signalstack.notifier.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.WebSocketConnection;
import io.signalstack.notifier.application.Access;
import io.signalstack.notifier.application.CloseCode;
import io.signalstack.notifier.application.Feed;
import io.signalstack.notifier.application.FeedMeters;
import io.signalstack.notifier.application.Outbox;
import io.signalstack.notifier.application.Outlet;
import io.signalstack.notifier.application.Subscriber;
import io.signalstack.notifier.config.FeedConfig;
import io.signalstack.notifier.config.FeedLoop;
import io.signalstack.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The sessions of this instance, by the id of their connection. */
@ApplicationScoped
public class Sessions {

    private final Map<String, Session> open = new ConcurrentHashMap<>();
    private final Feed feed;
    private final FeedLoop loop;
    private final FeedMeters feedMeters;
    private final FeedConfig config;
    private final InstantSource clock;
    private @Nullable Future<?> ticking;

    Sessions(
            Feed feed,
            FeedLoop loop,
            FeedMeters feedMeters,
            FeedConfig config,
            InstantSource clock,
            MeterRegistry meters) {
        this.feed = feed;
        this.loop = loop;
        this.feedMeters = feedMeters;
        this.config = config;
        this.clock = clock;
        meters.gaugeMapSize(Metrics.FEED_CONNECTIONS, Tags.of("transport", "websocket"), open);
    }

    void start(@Observes StartupEvent started) {
        ticking = loop.every(config.tick(), this::tick);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (ticking != null) {
            ticking.cancel(false);
        }
        open.values().forEach(session -> session.subscriber().outlet().end(CloseCode.GOING_AWAY, "back in a moment"));
    }

    /** How many sockets a user has here. */
    long of(String userId) {
        return open.values().stream().filter(session -> session.isOf(userId)).count();
    }

    /** Begins a session. */
    void open(WebSocketConnection connection, Access access) {
        Outlet outlet = new Outlet(new SocketTransport(connection), new Outbox(config.queue()), feedMeters);
        Subscriber subscriber = new Subscriber(outlet, config.resume(), loop);
        Session session = new Session(connection.id(), access, subscriber, config, clock);
        open.put(connection.id(), session);
        if (of(access.userId()) > access.limits().sockets()) {
            outlet.end(CloseCode.TOO_MANY_SOCKETS, "the account's tier has no more sockets");
        } else {
            session.welcome();
        }
    }

    /** The session of a connection; null once it has ended. */
    @Nullable Session find(WebSocketConnection connection) {
        return open.get(connection.id());
    }

    /** Ends a session whose client has gone. */
    void closed(WebSocketConnection connection) {
        Session session = open.remove(connection.id());
        if (session != null) {
            session.subscriber().outlet().gone();
            loop.execute(() -> feed.leave(session.subscriber()));
        }
    }

    private void tick() {
        Instant now = clock.instant();
        open.values().forEach(session -> session.tick(now, feed));
        // A client that reads nothing may never notice that its session has ended: it is not waited for.
        open.values().removeIf(session -> {
            boolean ended = session.subscriber().outlet().isEnding();
            if (ended) {
                feed.leave(session.subscriber());
            }
            return ended;
        });
    }
}
