package io.signalstack.backtestservice.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.signalstack.platform.testing.OwnStrategyResource;
import io.signalstack.platform.testing.TokenResource;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.PostgresResource;
import io.signalstack.sandbox.testing.RedisResource;

/** What every component test runs against; named once, so that all of them share one start. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(OwnStrategyResource.class)
@QuarkusTestResource(TruthsResource.class)
final class Servers {

    private Servers() {}
}
