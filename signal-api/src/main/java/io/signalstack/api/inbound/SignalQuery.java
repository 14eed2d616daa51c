package io.signalstack.api.inbound;

import io.signalstack.api.application.SignalCursor;
import io.signalstack.api.application.SignalFilter;
import io.signalstack.api.application.Times;
import io.signalstack.contracts.view.MarketName;
import io.signalstack.contracts.view.SignalView;
import io.signalstack.platform.http.Numbers;
import io.signalstack.platform.problem.ErrorCode;
import io.signalstack.platform.problem.ProblemException;
import io.signalstack.trading.calibration.Evidence;
import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Regime;
import io.signalstack.trading.signal.Side;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of a page of signals, as it was sent. */
public class SignalQuery {

    private static final Pattern STRATEGY = Pattern.compile("[A-Za-z0-9._-]{1,64}(@[A-Za-z0-9._-]{1,64})?");
    private static final String A_TIME = "an ISO 8601 instant such as 2026-01-31T12:00:00Z";

    @QueryParam("symbol")
    @Parameter(description = "BASE/QUOTE, an alias, or VENUE:BASE/QUOTE", example = "BTC/USDT")
    @Nullable String symbol;

    @QueryParam("timeframe")
    @Parameter(description = "1m, 5m, 15m, 1h, 4h or 1d")
    @Nullable String timeframe;

    @QueryParam("side")
    @Parameter(description = "LONG or SHORT")
    @Nullable String side;

    @QueryParam("status")
    @Parameter(description = "OPEN or CLOSED")
    @Nullable String status;

    @QueryParam("regime")
    @Parameter(description = "TRENDING_UP, TRENDING_DOWN, RANGING or VOLATILE")
    @Nullable String regime;

    @QueryParam("strategy")
    @Parameter(description = "a strategy's name, for all its versions, or id@version")
    @Nullable String strategy;

    @QueryParam("minConfidence")
    @Parameter(description = "least confidence, 0 to 1; leaves out signals whose confidence is not calibrated")
    @Nullable String minConfidence;

    @QueryParam("includeUncalibrated")
    @Parameter(description = "true: minConfidence lets uncalibrated signals through as well")
    @Nullable String includeUncalibrated;

    @QueryParam("evidence")
    @Parameter(
            description =
                    "what the last year proves of their side, that of a SHORT before borrowing: EARNING, UNPROVEN,"
                            + " LOSING; several with commas")
    @Nullable String evidence;

    @QueryParam("market")
    @Parameter(description = "where their candles come from: live, recorded, simulated; several with commas")
    @Nullable String market;

    @QueryParam("from")
    @Parameter(description = "signal candles that closed at this instant or later")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "signal candles that closed before this instant")
    @Nullable String to;

    @QueryParam("limit")
    @Parameter(description = "signals on a page, 1 to 200; 50 if left out")
    @Nullable String limit;

    @QueryParam("cursor")
    @Parameter(description = "where the last page ended, from its Link header or its next")
    @Nullable String cursor;

    /** What was asked for, but for the symbol, which takes a look at what instruments there are. */
    record Asked(SignalFilter filter, @Nullable SignalCursor after, int limit) {}

    /**
     * Reads the query.
     *
     * @throws ProblemException naming everything that is wrong with it
     */
    Asked read() {
        QueryReader reader = new QueryReader();
        Instant earliest = reader.read("from", from, A_TIME, SignalQuery::time);
        Instant latest = reader.read("to", to, A_TIME, SignalQuery::time);
        reader.require(earliest == null || latest == null || !latest.isBefore(earliest), "to", "is before from");
        SignalFilter filter = new SignalFilter(
                null,
                reader.read("timeframe", timeframe, "one of 1m, 5m, 15m, 1h, 4h, 1d", Timeframe::parse),
                reader.oneOf("side", side, Side.class),
                reader.oneOf("status", status, SignalView.Status.class),
                reader.oneOf("regime", regime, Regime.class),
                reader.read("strategy", strategy, "a strategy's id or id@version", SignalQuery::strategy),
                reader.read("minConfidence", minConfidence, "a number from 0 to 1", SignalQuery::share),
                Boolean.TRUE.equals(
                        reader.read("includeUncalibrated", includeUncalibrated, "true or false", SignalQuery::truth)),
                reader.someOf("evidence", evidence, Evidence.Label.class),
                reader.someOf("market", market, MarketName.class),
                earliest,
                latest);
        Integer size = reader.read("limit", limit, "a whole number from 1 to 200", text -> between(text, 200));
        reader.orThrow();
        return new Asked(filter, after(), size == null ? 50 : size);
    }

    /** A whole number from 1 to {@code most}; null if it is none. */
    static @Nullable Integer between(String text, int most) {
        int number = Numbers.whole(text);
        return number >= 1 && number <= most ? number : null;
    }

    private @Nullable SignalCursor after() {
        return cursor == null
                ? null
                : SignalCursor.parse(cursor)
                        .orElseThrow(() -> new ProblemException(
                                ErrorCode.BAD_CURSOR, "take the cursor from the last page, unchanged"));
    }

    private static @Nullable Instant time(String text) {
        Instant time = Instant.parse(text);
        return Times.areStorable(time) ? time : null;
    }

    private static @Nullable String strategy(String text) {
        return STRATEGY.matcher(text).matches() ? text : null;
    }

    private static @Nullable Double share(String text) {
        double number = Numbers.decimal(text).doubleValue();
        return number >= 0 && number <= 1 ? number : null;
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }
}
