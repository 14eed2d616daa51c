package io.signalstack.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of what {@code ./signalstack soak gateway} does with processes. */
class GatewayProcessesIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "processes").toAbsolutePath();
    private static final Replicas REPLICAS = new Replicas(PROJECT, FOLDER.resolve("replicas"));

    @Test
    void aGatewayThatIsKilledAtAnyMomentLosesNothingAndTellsNothingTwice() {
        KillRounds.Result rounds = SoakMain.kills(PROJECT, FOLDER.resolve("kills"), 4, 1);
        assertThat(rounds.log()).returns(true, LogCheck::isClean);
    }

    @Test
    void anotherTakesOverFromOneThatIsKilled() {
        assertThat(REPLICAS.killed().log()).returns(true, LogCheck::isClean);
    }

    @Test
    void oneThatWasPausedAndWokenDisturbsNobody() {
        assertThat(REPLICAS.pausedBeforeItsFirstTransaction().log()).returns(true, LogCheck::isClean);
    }
}
