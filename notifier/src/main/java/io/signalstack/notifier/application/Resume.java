package io.signalstack.notifier.application;

import io.signalstack.contracts.feed.ServerFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Takes a client in again where an earlier session ended, on whichever replica that was. Where that cannot be done, it
 * is told to resync and subscribed from now on.
 */
public final class Resume {

    private final Feed feed;
    private final MissedEvents missedEvents;
    private final Executor loop;

    /**
     * Puts its parts together.
     *
     * @param loop the feed's thread
     */
    public Resume(Feed feed, MissedEvents missedEvents, Executor loop) {
        this.feed = feed;
        this.missedEvents = missedEvents;
        this.loop = loop;
    }

    /** To be called on the feed's thread; done when the client is subscribed, failed if the log is out of reach. */
    public CompletionStage<Void> execute(Subscriber who, Request request, Cursor cursor) {
        Cursor live = feed.live();
        if (!cursor.cluster().equals(live.cluster())
                || cursor.positions().partitions() != live.positions().partitions()) {
            return resync(who, request, "the cursor comes from another cluster");
        }
        if (live.positions().reaches(cursor.positions())) {
            return resume(who, request, cursor);
        }
        // Another replica was further ahead: this one waits until it knows what the client knows.
        return missedEvents
                .ends()
                .thenComposeAsync(
                        ends -> ends.reaches(cursor.positions())
                                ? feed.whenAt(cursor.positions()).thenCompose(reached -> resume(who, request, cursor))
                                : resync(who, request, "the cursor is beyond the end of the log"),
                        loop);
    }

    private CompletionStage<Void> resume(Subscriber who, Request request, Cursor cursor) {
        Positions from = cursor.positions();
        Positions kept = feed.keptFrom();
        if (from.reaches(kept)) {
            feed.resume(who, request, cursor, feed.since(from));
            return done();
        }
        return missedEvents
                .between(from, kept, request.instruments())
                .thenComposeAsync(
                        answer -> switch (answer) {
                            case MissedEvents.OutOfReach(String reason) -> resync(who, request, reason);
                            case MissedEvents.Found found -> resume(who, request, cursor, kept, found);
                        },
                        loop);
    }

    private CompletionStage<Void> resume(
            Subscriber who, Request request, Cursor cursor, Positions read, MissedEvents.Found found) {
        if (!read.reaches(feed.keptFrom())) {
            // More has been forgotten while the log was read.
            return resume(who, request, cursor);
        }
        Positions rest = cursor.positions().laterOf(read);
        feed.resume(
                who,
                request,
                cursor,
                Stream.concat(found.events().stream(), feed.since(rest).stream())
                        .toList());
        return done();
    }

    private CompletionStage<Void> resync(Subscriber who, Request request, String reason) {
        who.outlet().put(Frame.of(new ServerFrame.Resync(reason)));
        feed.subscribe(who, request);
        return done();
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
