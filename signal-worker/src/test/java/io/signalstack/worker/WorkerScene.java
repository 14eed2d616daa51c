package io.signalstack.worker;

import io.signalstack.worker.testing.Log;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the component tests share: a log with the built-in strategies in it. */
abstract class WorkerScene {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    Log log;

    @BeforeEach
    void open() {
        log = new Log(bootstrapServers);
        log.writeBuiltInStrategies();
    }

    @AfterEach
    void close() {
        log.close();
    }
}
