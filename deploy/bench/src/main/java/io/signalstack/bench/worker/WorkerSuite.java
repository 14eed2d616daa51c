package io.signalstack.bench.worker;

import io.signalstack.bench.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How fast the signal worker is, how soon its signals are there, and how long it is away. */
public final class WorkerSuite {

    private final List<Figure> figures = new ArrayList<>();

    private WorkerSuite() {}

    /**
     * Takes about half an hour; says what each part has given as soon as it has.
     *
     * @param project the project's root, in which the worker has been built
     */
    public static List<Figure> run(Path project) {
        Path folder = project.resolve("deploy/bench/target/worker");
        WorkerSuite suite = new WorkerSuite();
        suite.add(new Speed(project, folder).measure());
        suite.add(Disturbances.measure(project, folder));
        suite.add(ManyKeys.measure(project, folder));
        suite.add(HandOver.measure(project, folder));
        suite.add(EvaluationsInTime.measure(project, folder));
        return suite.figures;
    }

    private void add(List<Figure> measured) {
        measured.forEach(figure -> System.err.println("measured: " + figure.line()));
        figures.addAll(measured);
    }
}
