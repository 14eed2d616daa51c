package io.signalstack.bench.report;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.signalstack.bench.report.LabSeed.Given;
import io.signalstack.lab.LabMarket;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.calibration.Evidence.Label;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which labels were given where, and how many of them were wrong; and how the label of a fading market turned. */
final class LabLabels {

    private static final Comparator<Place> IN_ORDER = Comparator.comparing(Place::strategy)
            .thenComparing(Place::market)
            .thenComparing(Place::timeframe)
            .thenComparing(Place::side)
            .thenComparingInt(Place::day);

    private final List<LabSeed> seeds;

    private record Place(StrategyKey strategy, LabMarket market, Timeframe timeframe, Side side, int day) {}

    LabLabels(List<LabSeed> seeds) {
        this.seeds = seeds;
    }

    String toMarkdown() {
        Map<Place, LabCell> cells =
                cells(seeds.stream().flatMap(seed -> seed.given().stream()).toList());
        return "## Labels after two years\n\n"
                + "How often each was given to the trades of days 365 to 730, and what is so: the mean net R of all seeds'\n"
                + "trades, with its 95% interval. EARNING is wrong unless that interval is above zero, LOSING unless it is\n"
                + "below; UNPROVEN claims nothing. Places without a trade are left out; those where no seed has "
                + Evidence.LEAST_TRADES + " trades can be UNPROVEN only.\n\n"
                + table(cells)
                + "\n" + verdict(cells.values())
                + "\n" + planted(cells)
                + "\n" + fading();
    }

    private static Map<Place, LabCell> cells(List<Given> given) {
        Map<Place, LabCell> cells = given.stream()
                .collect(groupingBy(
                        one -> new Place(one.strategy(), one.market(), one.timeframe(), one.side(), one.day()),
                        () -> new TreeMap<>(IN_ORDER),
                        mapping(Given::evidence, collectingAndThen(toList(), LabCell::of))));
        cells.values().removeIf(cell -> cell.trades() == 0);
        return cells;
    }

    private static Table table(Map<Place, LabCell> cells) {
        var table = new Table(
                "strategy",
                "market",
                "timeframe",
                "side",
                "trades a seed",
                "EARNING",
                "UNPROVEN",
                "LOSING",
                "mean R, net",
                "95%",
                "so it is",
                "wrong");
        cells.forEach((place, cell) -> row(
                table,
                List.of(
                        place.strategy().toString(),
                        place.market().name(),
                        place.timeframe().toString(),
                        place.side().name()),
                cell,
                Cell.number(cell.mean(), 3),
                Cell.number(cell.mean() - cell.half(), 3) + " to " + Cell.number(cell.mean() + cell.half(), 3),
                cell.truth().name()));
        return table;
    }

    /** Which place it is, how often each label was given there, what is so, and how many labels are wrong. */
    private static void row(Table table, List<String> place, LabCell cell, String... so) {
        List<String> cells = new ArrayList<>(place);
        cells.add(Cell.number((double) cell.trades() / cell.seeds(), 0));
        cells.add(Integer.toString(cell.earning()));
        cells.add(Integer.toString(cell.unproven()));
        cells.add(Integer.toString(cell.losing()));
        cells.addAll(List.of(so));
        cells.add(Integer.toString(cell.wrong()));
        table.row(cells.toArray(String[]::new));
    }

    private static String verdict(Collection<LabCell> cells) {
        int earning = cells.stream().mapToInt(LabCell::earning).sum();
        int losing = cells.stream().mapToInt(LabCell::losing).sum();
        int wrong = cells.stream().mapToInt(LabCell::wrong).sum();
        return "**EARNING was said %d times, LOSING %d times; %d of these are wrong.**\n"
                .formatted(earning, losing, wrong);
    }

    private String planted(Map<Place, LabCell> cells) {
        return "On how many of " + seeds.size() + " seeds what was planted is shown:\n\n"
                + line(
                        "TREND is EARNING on 1h, for a strategy and side",
                        of(LabMarket.TREND, Timeframe.H1, Label.EARNING))
                + line(
                        "COIN is LOSING on 15m, for a strategy and side",
                        of(LabMarket.COIN, Timeframe.M15, Label.LOSING))
                + line(
                        "COIN is EARNING anywhere",
                        given -> given.market() == LabMarket.COIN
                                && given.evidence().label() == Label.EARNING)
                + line(
                        "FAIR is EARNING or LOSING on 1h",
                        given -> given.market() == LabMarket.FAIR
                                && given.timeframe() == Timeframe.H1
                                && given.evidence().label() != Label.UNPROVEN)
                + "- all three labels are among the scorecards: "
                + seeds.stream()
                        .filter(seed -> seed.given().stream()
                                        .map(given -> given.evidence().label())
                                        .distinct()
                                        .count()
                                == Label.values().length)
                        .count()
                + "\n- places with a label: " + cells.size() + " a seed\n";
    }

    private static Predicate<Given> of(LabMarket market, Timeframe timeframe, Label label) {
        return given -> given.market() == market
                && given.timeframe() == timeframe
                && given.evidence().label() == label;
    }

    private String line(String what, Predicate<Given> shown) {
        long on = seeds.stream()
                .filter(seed -> seed.given().stream().anyMatch(shown))
                .count();
        return "- " + what + ": " + on + "\n";
    }

    private String fading() {
        var table = new Table(
                "day", "strategy", "side", "trades a seed", "EARNING", "UNPROVEN", "LOSING", "mean R, net", "wrong");
        Map<Place, LabCell> cells =
                cells(seeds.stream().flatMap(seed -> seed.fading().stream()).toList());
        cells.forEach((place, cell) -> row(
                table,
                List.of(
                        Integer.toString(place.day()),
                        place.strategy().toString(),
                        place.side().name()),
                cell,
                Cell.number(cell.mean(), 3)));
        return "## How FADE's label turns\n\n"
                + "On 1h, of trades in the 365 days before. The drift ends with day 547; the history of the local stack with\n"
                + "day 730.\n\n"
                + table;
    }
}
