package io.signalstack.gateway.outbound.venue;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.util.Optional;

/**
 * A proxy that calls a venue in our place, from the address that it has.
 *
 * @param address scheme http, host and port
 * @param user whom the proxy is told to let through, if it asks
 * @param password of that user
 */
public record ForwardProxy(URI address, Optional<String> user, Optional<String> password) {

    public ForwardProxy {
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 1) {
            throw new IllegalArgumentException("proxy " + address + " is not http://host:port");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("the proxy's user and password do not belong into its address, for it is"
                    + " logged: they are proxy-user and proxy-password");
        }
    }

    void setOn(QuarkusRestClientBuilder client) {
        client.proxyAddress(address.getHost(), address.getPort());
        user.ifPresent(client::proxyUser);
        password.ifPresent(client::proxyPassword);
    }
}
