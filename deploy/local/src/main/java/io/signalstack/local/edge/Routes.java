package io.signalstack.local.edge;

import java.util.List;
import java.util.Optional;

/** Which service answers which path. The first prefix that fits decides. */
final class Routes {

    /** The one path at which a connection may become a WebSocket. */
    private static final String SOCKET = "/api/v1/ws";

    private static final List<Route> ROUTES = List.of(
            new Route("/api/v1/backtest", "backtest-service"),
            new Route("/api/v1/history", "backtest-service"),
            new Route("/api/v1/verify", "backtest-service"),
            new Route(SOCKET, "notifier"),
            new Route("/api/v1/stream", "notifier"),
            new Route("/api/v1/alerts", "notifier"),
            new Route("/api/v1/channels", "notifier"),
            new Route("/api/v1/deliveries", "notifier"),
            new Route("/api/v1/signals/changes", "notifier"),
            new Route("/api/v1", "signal-api"),
            new Route("/.well-known", "signal-api"));

    private Routes() {}

    private record Route(String prefix, String service) {
        boolean fits(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    /** All that is routed, the first that decides first. */
    static List<String> prefixes() {
        return ROUTES.stream().map(Route::prefix).toList();
    }

    static boolean isSocket(String path) {
        return path.equals(SOCKET);
    }

    /** The service that answers {@code path}; empty if none does. */
    static Optional<String> serviceFor(String path) {
        return ROUTES.stream()
                .filter(route -> route.fits(path))
                .map(Route::service)
                .findFirst();
    }
}
