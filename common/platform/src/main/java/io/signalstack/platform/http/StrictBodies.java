package io.signalstack.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.signalstack.contracts.codec.StrictReading;
import jakarta.inject.Singleton;

/** Has the bodies of requests read as strictly as frames and records are. */
@Singleton
public class StrictBodies implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        StrictReading.ofRequests(mapper);
    }

    /** After Quarkus's own, whose modules would otherwise go before. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
