package io.signalstack.platform.http;

import java.util.List;
import java.util.Optional;

/** The header in which trusted proxies say whose request it is. Only one is read: a proxy that writes one passes on the other. */
enum ProxyHeader {
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Optional<List<String>> addresses(String line) {
            return Optional.of(List.of(line.split(",", -1)));
        }
    },
    FORWARDED("Forwarded") {
        @Override
        Optional<List<String>> addresses(String line) {
            return ForwardedHeader.addresses(line);
        }
    };

    private final String headerName;

    ProxyHeader(String headerName) {
        this.headerName = headerName;
    }

    String headerName() {
        return headerName;
    }

    /** The addresses that one line names, the nearest proxy's last; empty if the line cannot be read. */
    abstract Optional<List<String>> addresses(String line);
}
