package io.signalstack.bench.gateway;

import io.signalstack.bench.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the market gateway asks of a venue, how soon its candles are published, and what it holds for that. */
public final class GatewaySuite {

    private GatewaySuite() {}

    /**
     * Takes about twenty-five minutes.
     *
     * @param project the project's root, in which the gateway has been built
     */
    public static List<Figure> run(Path project) {
        Path folder = project.resolve("deploy/bench/target/gateway");
        List<Figure> figures = new ArrayList<>();
        figures.add(CallsPerMinute.measure(project, folder));
        figures.addAll(ManyInstruments.measure(project, folder));
        return figures;
    }

    /**
     * A stage with so many test instruments.
     *
     * @param speed of the exchange's time
     * @param settings of the gateway
     */
    static GatewayStage stage(Path project, Path folder, int instruments, double speed, Map<String, String> settings) {
        return GatewayStage.start(project, folder, GatewayStage.options(instruments, speed), settings);
    }
}
