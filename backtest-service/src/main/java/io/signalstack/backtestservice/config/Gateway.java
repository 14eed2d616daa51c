package io.signalstack.backtestservice.config;

import io.signalstack.backtestservice.application.history.FetchHistory;
import io.signalstack.backtestservice.application.history.FetchHistory.FetchingPolicy;
import io.signalstack.backtestservice.application.history.HistoryStore;
import io.signalstack.backtestservice.outbound.gateway.GatewayClient;
import io.signalstack.backtestservice.outbound.gateway.GatewayHistory;
import io.signalstack.platform.security.ServiceCredential;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The way to the market gateway, and what is fetched on it. */
public class Gateway {

    @Produces
    @Singleton
    GatewayClient client(GatewayConfig config, ServiceCredential credential) {
        return new GatewayClient(config.url(), credential, config.connectTimeout(), config.answerTimeout());
    }

    @Produces
    @Singleton
    FetchHistory fetchHistory(HistoryConfig config, HistoryStore store, GatewayClient gateway, InstantSource clock) {
        return new FetchHistory(
                store,
                new GatewayHistory(gateway),
                new FetchingPolicy(config.days(), config.stretch(), config.pause(), config.again(), config.heartbeat()),
                clock);
    }

    void close(@Disposes GatewayClient client) {
        client.close();
    }
}
