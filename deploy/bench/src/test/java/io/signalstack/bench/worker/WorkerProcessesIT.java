package io.signalstack.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./signalstack soak worker}. */
class WorkerProcessesIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "processes-worker").toAbsolutePath();

    @Test
    void whateverHappensToWorkersAndBrokerTheSignalsAreThoseOfAnOfflineRun() {
        ChaosRounds.Result result = SoakMain.chaos(PROJECT, FOLDER, 6, 1, 40);
        assertThat(result).returns(true, ChaosRounds.Result::isClean);
        assertThat(result.verdict().matching()).isPositive();
    }
}
