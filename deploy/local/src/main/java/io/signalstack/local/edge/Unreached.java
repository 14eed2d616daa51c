package io.signalstack.local.edge;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.util.concurrent.TimeoutException;

/** Why a service gave no answer. */
enum Unreached {
    /** Too many others are before us. */
    BUSY,
    /** It does not even take the connection. */
    SILENT,
    /** There is no such process, or it broke off. */
    GONE;

    static Unreached of(Throwable failure) {
        return switch (failure) {
            case ConnectTimeoutException _ -> SILENT;
            case ConnectionPoolTooBusyException _ -> BUSY;
            // The pool's own: no connection became free.
            case TimeoutException _ -> BUSY;
            default -> GONE;
        };
    }
}
