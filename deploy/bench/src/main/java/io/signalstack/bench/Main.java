package io.signalstack.bench;

import io.signalstack.bench.gateway.GatewaySuite;
import io.signalstack.bench.worker.WorkerSuite;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** {@code ./signalstack bench}: {@code <project> <suite>}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws RunnerException {
        Path project = Path.of(args[0]);
        List<Figure> figures = switch (args[1]) {
            case "engine" -> EngineSuite.run();
            case "gateway" -> GatewaySuite.run(project);
            case "worker" -> WorkerSuite.run(project);
            default -> List.of();
        };
        if (figures.isEmpty()) {
            System.err.println("signalstack: there is no suite '" + args[1] + "'; there are: engine, gateway, worker");
            System.exit(2);
        }
        figures.forEach(figure -> System.out.println(figure.line()));
    }
}
