package io.signalstack.contracts.event;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.signalstack.trading.calibration.Calibration;
import io.signalstack.trading.calibration.Cell;
import io.signalstack.trading.calibration.Curve;
import io.signalstack.trading.calibration.HitCount;
import io.signalstack.trading.calibration.Scorecard;
import io.signalstack.trading.calibration.SideCells;
import io.signalstack.trading.calibration.SideFigures;
import io.signalstack.trading.market.Instrument;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import io.signalstack.trading.strategy.StrategyKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as it is written today: cells by side and regime, and what each side earned and proves.
 *
 * @param everywhere outcomes over all timeframes
 * @param all outcomes on this timeframe
 * @param publishedFrom the instant from which on the instrument's candles are as first published, while those before are
 *     the venue's history as it was fetched later; null, and left out, where all are as first published. It says what the
 *     rest comes from, and is no part of it: the id does not depend on it
 */
public record ScorecardForm2(
        String id,
        String strategy,
        String instrument,
        String timeframe,
        Instant trainedTo,
        HitCount everywhere,
        CellBody all,
        Map<Side, SideBody> sides,
        SideFigures longs,
        SideFigures shorts,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JacksonInject(value = Earlier.NOTHING, useInput = OptBoolean.TRUE)
        @Nullable Instant publishedFrom)
        implements ScorecardRecord {

    static ScorecardForm2 of(Scorecard scorecard, @Nullable Instant publishedFrom) {
        Calibration calibration = scorecard.calibration();
        Map<Side, SideBody> sides = new EnumMap<>(Side.class);
        calibration.sides().forEach((side, cells) -> sides.put(side, SideBody.of(cells)));
        return new ScorecardForm2(
                scorecard.id(),
                calibration.strategy().toString(),
                scorecard.instrument().toString(),
                calibration.timeframe().toString(),
                calibration.trainedTo(),
                calibration.everywhere(),
                CellBody.of(calibration.all()),
                sides,
                scorecard.longs(),
                scorecard.shorts(),
                publishedFrom);
    }

    @Override
    public Scorecard toDomain() {
        Map<Side, SideCells> cells = new EnumMap<>(Side.class);
        sides.forEach((side, body) -> cells.put(side, body.toDomain()));
        var calibration = new Calibration(
                StrategyKey.parse(strategy), Timeframe.parse(timeframe), trainedTo, everywhere, all.toDomain(), cells);
        Scorecard scorecard = Scorecard.of(Instrument.parse(instrument), calibration, longs, shorts);
        if (!scorecard.id().equals(id)) {
            throw new IllegalArgumentException("scorecard id " + id + " is not that of its content, " + scorecard.id());
        }
        return scorecard;
    }

    /** The fields of {@link SideCells}. */
    public record SideBody(CellBody all, Map<Regime, CellBody> regimes) {

        static SideBody of(SideCells cells) {
            Map<Regime, CellBody> regimes = new EnumMap<>(Regime.class);
            cells.regimes().forEach((regime, cell) -> regimes.put(regime, CellBody.of(cell)));
            return new SideBody(CellBody.of(cells.all()), regimes);
        }

        SideCells toDomain() {
            Map<Regime, Cell> cells = new EnumMap<>(Regime.class);
            regimes.forEach((regime, cell) -> cells.put(regime, cell.toDomain()));
            return new SideCells(all.toDomain(), cells);
        }
    }

    /** The fields of {@link Cell}. */
    public record CellBody(HitCount outcomes, @Nullable List<Curve.Knot> curve) {

        static CellBody of(Cell cell) {
            Curve curve = cell.curve();
            return new CellBody(cell.outcomes(), curve == null ? null : curve.knots());
        }

        Cell toDomain() {
            return new Cell(outcomes, curve == null ? null : new Curve(curve));
        }
    }
}
