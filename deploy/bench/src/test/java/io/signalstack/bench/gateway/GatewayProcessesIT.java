package io.signalstack.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of what {@code ./signalstack soak gateway} does with processes. */
class GatewayProcessesIT {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target", "processes").toAbsolutePath();

    @Test
    void aGatewayThatIsKilledAtAnyMomentLosesNothingAndTellsNothingTwice() {
        KillRounds.Result rounds = SoakMain.kills(PROJECT, FOLDER.resolve("kills"), 4, 1);
        assertThat(rounds.log()).returns(true, LogCheck::isClean);
        assertThat(rounds.inside()).isPositive();
    }

    @Test
    void anotherTakesOverFromOneThatIsKilled() {
        assertThat(new Replicas(PROJECT, FOLDER.resolve("killed")).killed().log())
                .returns(true, LogCheck::isClean);
    }

    @Test
    void anotherTakesOverFromOneThatIsPausedAndIsNotDisturbedWhenThatWakes() {
        assertThat(new Replicas(PROJECT, FOLDER.resolve("paused")).paused().log())
                .returns(true, LogCheck::isClean);
    }
}
