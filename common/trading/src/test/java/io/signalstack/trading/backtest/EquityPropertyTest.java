package io.signalstack.trading.backtest;

import static io.signalstack.trading.market.CandleBuilder.aCandle;
import static io.signalstack.trading.signal.SignalBuilder.aSignal;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.market.Timeframe;
import io.signalstack.trading.signal.Signal;
import io.signalstack.trading.strategy.BuiltInStrategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Equity never moves without a trade or a price. */
class EquityPropertyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Signal LONG = aSignal().at(START).build();

    /** What happens within a candle, and where it closes. */
    record Minute(Deed deed, double close) {}

    enum Deed {
        NOTHING,
        ENTER,
        LEAVE,
        LOSE_SIGHT
    }

    @Property(tries = 500)
    void equity_moves_only_with_a_trade_or_with_the_price_of_what_is_held(@ForAll("minutes") List<Minute> minutes) {
        var account = new Account(BacktestRequest.of(
                BuiltInStrategies.CONFLUENCE, LONG.instrument(), Timeframe.M1, START, START.plus(Duration.ofDays(1))));
        boolean holding = false;
        boolean blind = false;
        double equity = account.equity();
        double price = 100;
        long openMs = START.toEpochMilli();
        for (Minute minute : minutes) {
            // When
            var candle =
                    aCandle().at(openMs).opening(price).closing(minute.close).build();
            account.open(candle);
            boolean traded = blind;
            holding &= !blind;
            blind = false;
            switch (minute.deed) {
                case NOTHING -> {}
                case ENTER -> {
                    account.enter(LONG, price, openMs);
                    traded |= !holding;
                    holding = true;
                }
                case LEAVE -> {
                    account.leave(LONG, price, openMs);
                    traded |= holding;
                    holding = false;
                }
                case LOSE_SIGHT -> {
                    account.loseSight(LONG);
                    blind = holding;
                }
            }
            openMs += 60_000;
            account.mark(candle, openMs);

            // Then
            boolean moved = account.equity() != equity;
            if (!traded && (!holding || minute.close == price)) {
                assertThat(moved).isFalse();
            }
            if (!traded && holding && minute.close != price) {
                assertThat(Math.signum(account.equity() - equity)).isEqualTo(Math.signum(minute.close - price));
            }
            equity = account.equity();
            price = minute.close;
        }
        assertThat(account.days().getLast().equity()).isEqualTo(equity);
    }

    @Provide
    Arbitrary<List<Minute>> minutes() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class), Arbitraries.integers().between(95, 105))
                .as((deed, price) -> new Minute(deed, price))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
