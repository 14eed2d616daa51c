package io.signalstack.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.gateway.application.Market;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.outbound.venue.LocalForwardProxy;
import io.signalstack.gateway.outbound.venue.VenueKind;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
class VenueProxyComponentTest {

    @Inject
    VenueBeans beans;

    @Inject
    @All
    List<VenueKind> kinds;

    @ConfigProperty(name = "signalstack.venues.replay.url")
    URI exchange;

    @Test
    void aVenueIsCalledThroughItsOwnProxyAndAnotherIsNot() throws Exception {
        try (LocalForwardProxy proxy = new LocalForwardProxy(exchange.getPort())) {
            // Given
            Map<String, Market> markets = markets(Map.of(
                    "signalstack.venues.far.url", "http://venue.invalid",
                    "signalstack.venues.far.kind", "binance",
                    "signalstack.venues.far.proxy", proxy.address().toString(),
                    "signalstack.venues.far.proxy-user", "us",
                    "signalstack.venues.far.proxy-password", "secret",
                    "signalstack.venues.near.url", exchange.toString(),
                    "signalstack.venues.near.kind", "binance"));

            // When
            assertThat(markets.get("NEAR").venue().serverTime()).isNotNull();

            // Then
            assertThat(proxy.asked).isEmpty();

            // When the proxy, which passes no bodies on, is asked for the other
            assertThatExceptionOfType(VenueException.class)
                    .isThrownBy(() -> markets.get("FAR").venue().serverTime());

            // Then
            assertThat(proxy.asked).first().isEqualTo("GET http://venue.invalid/api/v3/time HTTP/1.1");
            assertThat(proxy.authorizations)
                    .first()
                    .asString()
                    .endsWith(Base64.getEncoder().encodeToString("us:secret".getBytes(UTF_8)));
        }
    }

    private Map<String, Market> markets(Map<String, String> settings) {
        VenuesConfig venues = new SmallRyeConfigBuilder()
                .withMapping(VenuesConfig.class)
                .withSources(new PropertiesConfigSource(settings, "a test", 100))
                .build()
                .getConfigMapping(VenuesConfig.class);
        return beans.markets(venues, kinds).byVenue();
    }
}
