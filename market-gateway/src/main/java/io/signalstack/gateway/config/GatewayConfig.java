package io.signalstack.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How the gateway follows instruments; its README's table says what each key is for. */
@ConfigMapping(prefix = "signalstack.gateway")
public interface GatewayConfig {

    @WithDefault("market-gateway")
    String groupId();

    @WithDefault("10s")
    Duration kafkaTimeout();

    @WithDefault("6s")
    Duration sessionTimeout();

    @WithDefault("150ms")
    Duration pollDelay();

    @WithDefault("250ms")
    Duration pollJitter();

    @WithDefault("500ms")
    Duration emptyDelay();

    @WithDefault("4")
    int looks();

    @WithDefault("1s")
    Duration gapDelay();

    @WithDefault("4")
    int gapAnswers();

    @WithDefault("2s")
    Duration failureDelay();

    @WithDefault("1000")
    int pageSize();

    @WithDefault("6")
    int overlap();

    @WithDefault("600")
    int seedCandles();

    @WithDefault("600")
    int requiredSeeds();

    @WithDefault("60s")
    Duration backfilledAfter();

    @WithDefault("5")
    int staleAfterCandles();

    @WithDefault("24h")
    Duration quietAfter();

    /** Time without a trade after which an instrument is halted, where it is not that of all, by text form. */
    Map<String, Duration> quietAfterOf();

    @WithDefault("60s")
    Duration priceInterval();

    @WithDefault("5m")
    Duration clockRefresh();

    Http http();

    Budget budget();

    TruthConfig truth();

    History history();

    /** Calls to venues. */
    interface Http {

        @WithDefault("2s")
        Duration connectTimeout();

        @WithDefault("5s")
        Duration readTimeout();

        @WithDefault("10s")
        Duration answerTimeout();

        @WithDefault("4M")
        MemorySize answerSize();

        @WithDefault("3")
        int retries();

        @WithDefault("200ms")
        Duration backoff();

        @WithDefault("10s")
        Duration pauseAfterRateLimit();

        @WithDefault("64")
        int atOnce();

        @WithDefault("20")
        int breakerCalls();

        @WithDefault("5s")
        Duration breakerDelay();
    }

    /** What others may read of the venues' history. */
    interface History {

        @WithDefault("100000")
        int maxCandles();

        @WithDefault("2")
        int atOnce();
    }

    /** What others may ask of simulated markets' truth. */
    interface TruthConfig {

        @WithDefault("4")
        int atOnce();

        @WithDefault("60s")
        Duration answerTimeout();
    }

    /** What of the venues' limits may be used. */
    interface Budget {

        @WithDefault("true")
        boolean shared();

        @WithDefault("default")
        String egress();

        @WithDefault("1")
        int replicas();

        @WithDefault("0.9")
        double headroom();
    }
}
