package io.signalstack.notifier.inbound;

import io.signalstack.contracts.feed.ClientFrame;
import io.signalstack.contracts.view.SymbolResolver;
import io.signalstack.notifier.application.Cursor;
import io.signalstack.notifier.application.Feed;
import io.signalstack.notifier.application.Request;
import io.signalstack.notifier.application.Resume;
import io.signalstack.notifier.application.Subscription;
import io.signalstack.notifier.config.FeedLoop;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.Violation;
import io.signalstack.trading.market.Instrument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns what clients write into what the feed knows, and refuses what it does not know. */
@ApplicationScoped
class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private final Feed feed;
    private final Resume resume;
    private final SymbolResolver symbols;
    private final FeedLoop loop;

    Subscriptions(Feed feed, Resume resume, SymbolResolver symbols, FeedLoop loop) {
        this.feed = feed;
        this.resume = resume;
        this.symbols = symbols;
        this.loop = loop;
    }

    CompletionStage<Void> begin(Session session, ClientFrame.Subscribe frame) {
        Double least = frame.minConfidence();
        if (least != null && !(least >= 0 && least <= 1)) {
            return refused(session, frame.id(), ErrorCode.INVALID_PARAMETER, "minConfidence: not between 0 and 1");
        }
        Optional<Cursor> cursor = Optional.ofNullable(frame.cursor()).flatMap(Cursor::decode);
        if (frame.cursor() != null && cursor.isEmpty()) {
            return refused(session, frame.id(), ErrorCode.BAD_CURSOR, "cursor: not one that the feed gave");
        }
        Optional<Set<String>> instruments = instruments(session, frame.id(), frame.symbols());
        if (instruments.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Request request = new Request(
                frame.id(),
                instruments.get().stream()
                        .map(instrument ->
                                new Subscription(instrument, frame.channels(), least, frame.evidence(), frame.market()))
                        .toList());
        return CompletableFuture.supplyAsync(() -> begin(session, request, cursor.orElse(null)), loop)
                .thenCompose(Function.identity())
                .exceptionally(failure -> {
                    LOG.warn("a client could not be taken in again: the log is out of reach", failure);
                    session.refuse(frame.id(), ErrorCode.UNAVAILABLE, "what was missed cannot be read right now");
                    return null;
                });
    }

    CompletionStage<Void> end(Session session, ClientFrame.Unsubscribe frame) {
        Optional<Set<String>> instruments = instruments(session, frame.id(), frame.symbols());
        if (instruments.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> feed.unsubscribe(session.subscriber(), frame.id(), instruments.get()), loop);
    }

    private CompletionStage<Void> begin(Session session, Request request, @Nullable Cursor cursor) {
        Set<String> all = new HashSet<>(session.subscriber().instruments());
        request.subscriptions().forEach(subscription -> all.add(subscription.instrument()));
        Integer most = session.access().limits().symbols();
        if (most != null && all.size() > most) {
            return refused(
                    session,
                    request.id(),
                    ErrorCode.TIER_TOO_LOW,
                    "the account's tier has " + most + " symbols a socket");
        }
        if (cursor != null) {
            return resume.execute(session.subscriber(), request, cursor);
        }
        feed.subscribe(session.subscriber(), request);
        return CompletableFuture.completedFuture(null);
    }

    /** What the symbols mean; nothing if one of them is not known, and the client has then been told. */
    private Optional<Set<String>> instruments(Session session, @Nullable Long id, List<String> asked) {
        Set<String> instruments = new LinkedHashSet<>();
        List<Violation> unknown = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Optional<Instrument> meant = symbols.resolve(asked.get(i), known -> feed.knows(known.toString()));
            if (meant.isPresent()) {
                instruments.add(meant.get().toString());
            } else {
                unknown.add(new Violation("symbols[" + i + "]", "'" + shortened(asked.get(i)) + "' is not known"));
            }
        }
        if (unknown.isEmpty()) {
            return Optional.of(instruments);
        }
        session.refuse(id, ErrorCode.UNKNOWN_SYMBOL, unknown.getFirst().message(), unknown);
        return Optional.empty();
    }

    private static String shortened(String symbol) {
        return symbol.length() <= 50 ? symbol : symbol.substring(0, 50) + "…";
    }

    private static CompletionStage<Void> refused(
            Session session, @Nullable Long request, ErrorCode code, String detail) {
        session.refuse(request, code, detail);
        return CompletableFuture.completedFuture(null);
    }
}
