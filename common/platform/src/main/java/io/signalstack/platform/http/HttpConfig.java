package io.signalstack.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What the HTTP side of a service can be told. */
@ConfigMapping(prefix = "signalstack.http")
interface HttpConfig {

    /** Addresses and CIDR blocks of proxies that are believed when they say whose request it is. */
    List<String> trustedProxies();

    /** Where they say it. */
    @WithDefault("x-forwarded-for")
    ProxyHeader proxyHeader();

    /** Connections that a client address may have open, proxies' addresses apart. */
    @WithDefault("512")
    int connectionsPerAddress();

    /** How long a new connection may take to send the head of its first request. */
    @WithDefault("10s")
    Duration headTimeout();

    /** How long a request's body may take to arrive. */
    @WithDefault("10s")
    Duration bodyTimeout();
}
