package io.signalstack.platform.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** What the HTTP side of a service can be told. */
@ConfigMapping(prefix = "signalstack.http")
interface HttpConfig {

    /** Addresses and CIDR blocks whose {@code Forwarded} and {@code X-Forwarded-For} are believed. */
    List<String> trustedProxies();
}
