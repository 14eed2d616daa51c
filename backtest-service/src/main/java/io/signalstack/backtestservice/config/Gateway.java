package io.signalstack.backtestservice.config;

import io.signalstack.backtestservice.outbound.gateway.GatewayClient;
import io.signalstack.platform.security.ServiceCredential;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The way to the market gateway. */
public class Gateway {

    @Produces
    @Singleton
    GatewayClient client(GatewayConfig config, ServiceCredential credential) {
        return new GatewayClient(config.url(), credential, config.connectTimeout(), config.answerTimeout());
    }

    void close(@Disposes GatewayClient client) {
        client.close();
    }
}
