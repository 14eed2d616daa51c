package io.signalstack.notifier.config;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.notifier.application.Feed;
import io.signalstack.notifier.application.MissedEvents;
import io.signalstack.notifier.application.Resume;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the plain parts together. */
final class FeedParts {

    @Produces
    @Singleton
    static Feed feed(FeedConfig config) {
        return new Feed(config.history());
    }

    @Produces
    @Singleton
    static Resume resume(Feed feed, MissedEvents missedEvents, FeedLoop loop) {
        return new Resume(feed, missedEvents, loop);
    }

    @Produces
    @Singleton
    static SymbolResolver symbols(SymbolsConfig config) {
        return SymbolResolver.of(config.defaultVenue(), config.aliases().orElse(List.of()));
    }

    /**
     * A slow client is to be noticed by its queue here, before the system has put megabytes aside for it. No frame is
     * compressed, so that one that says it is breaks the protocol; that no message is, the configuration says.
     */
    @Singleton
    static final class Sockets implements HttpServerOptionsCustomizer {

        private final FeedConfig config;

        Sockets(FeedConfig config) {
            this.config = config;
        }

        @Override
        public void customizeHttpServer(HttpServerOptions options) {
            options.setSendBufferSize(config.sendBuffer())
                    .setMaxWebSocketFrameSize(config.message())
                    .setPerFrameWebSocketCompressionSupported(false);
        }
    }
}
