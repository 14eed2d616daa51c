package io.signalstack.notifier.inbound;

import io.signalstack.contracts.feed.ServerFrame;
import io.signalstack.notifier.application.Access;
import io.signalstack.notifier.application.CloseCode;
import io.signalstack.notifier.application.Feed;
import io.signalstack.notifier.application.Frame;
import io.signalstack.notifier.application.Subscriber;
import io.signalstack.notifier.config.FeedConfig;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.JsonFault;
import io.signalstack.platform.problem.Problem;
import io.signalstack.platform.problem.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client's session: who it is, and whether it is still alive. */
final class Session {

    private static final int MOST_UNREADABLE = 3;

    private final String id;
    private final Subscriber subscriber;
    private final FeedConfig config;
    private final InstantSource clock;
    private final MessageRate rate = new MessageRate();
    private volatile Access access;
    private volatile Instant heard;
    private Instant pinged;
    private Instant beaten;
    private int unreadable;

    Session(String id, Access access, Subscriber subscriber, FeedConfig config, InstantSource clock) {
        this.id = id;
        this.access = access;
        this.subscriber = subscriber;
        this.config = config;
        this.clock = clock;
        this.heard = clock.instant();
        this.pinged = heard;
        this.beaten = heard;
    }

    Subscriber subscriber() {
        return subscriber;
    }

    Access access() {
        return access;
    }

    /** Whether it is this user's, and not about to end. */
    boolean isOf(String userId) {
        return access.userId().equals(userId) && !subscriber.outlet().isEnding();
    }

    void welcome() {
        say(new ServerFrame.Welcome(id, Math.toIntExact(config.heartbeat().toSeconds()), access.limits()));
    }

    /** The client gave a sign of life. */
    void hear() {
        heard = clock.instant();
    }

    /** The client sent a message; false if that is one too many. */
    boolean hearMessage() {
        hear();
        return rate.admits(heard);
    }

    void renew(Access newer) {
        access = newer;
    }

    void say(ServerFrame frame) {
        subscriber.outlet().put(Frame.of(frame));
    }

    void refuse(@Nullable Long request, ErrorCode code, String detail) {
        say(failure(request, code, detail, List.of()));
    }

    void refuse(@Nullable Long request, ErrorCode code, String detail, List<Violation> violations) {
        say(failure(request, code, detail, violations));
    }

    /** Answers what is no frame; patience with that is limited. */
    void refuseUnreadable(JsonFault fault) {
        unreadable++;
        if (unreadable < MOST_UNREADABLE) {
            refuse(null, fault.code(), fault.detail(), List.of(fault.violation()));
        } else {
            dismiss(fault.code(), fault.detail(), CloseCode.BAD_CLIENT);
        }
    }

    /** Ends the session, saying why. */
    void dismiss(ErrorCode code, String detail, CloseCode closeCode) {
        Frame last = Frame.of(failure(null, code, detail, List.of()));
        subscriber.outlet().finish(last, closeCode, code.title());
    }

    /** Does what is due; on the feed's thread. */
    void tick(Instant now, Feed feed) {
        if (!now.isBefore(access.expiresAt())) {
            subscriber.outlet().end(CloseCode.TOKEN_EXPIRED, "the token has expired");
        } else if (!now.isBefore(heard.plus(config.silence()))) {
            subscriber.outlet().end(CloseCode.SILENT, "nothing was heard for too long");
        } else {
            keepAlive(now, feed);
        }
    }

    private void keepAlive(Instant now, Feed feed) {
        if (!now.isBefore(pinged.plus(config.ping()))) {
            pinged = now;
            subscriber.outlet().ping();
        }
        if (!now.isBefore(beaten.plus(config.heartbeat()))) {
            beaten = now;
            say(new ServerFrame.Heartbeat(feed.reached(subscriber).encode()));
        }
    }

    private static ServerFrame failure(
            @Nullable Long request, ErrorCode code, String detail, List<Violation> violations) {
        return new ServerFrame.Failure(request, Problem.of(code, detail, null, null, violations));
    }
}
