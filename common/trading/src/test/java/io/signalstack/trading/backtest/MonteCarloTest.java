package io.signalstack.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MonteCarloTest {

    @Test
    void two_trades_by_hand() {
        // Given +10% and −50%. Blocks of 10 on average: the second trade is the other one in 95% of the ways, and the
        // same again in 2.5% each, so that 0.55 is between the 5th and 95th percentile of 0.25, 0.55 and 1.21.
        MonteCarlo ways = MonteCarlo.of(List.of(0.1, -0.5), 42);

        // Then
        assertThat(ways.trades()).isEqualTo(2);
        assertThat(ways.steps()).extracting(MonteCarlo.Step::trades).containsExactly(1, 2);
        Band last = ways.steps().getLast().equity();
        assertThat(last.p5()).isCloseTo(0.55, within(1e-12));
        assertThat(last.p50()).isCloseTo(0.55, within(1e-12));
        assertThat(last.p95()).isCloseTo(0.55, within(1e-12));
        // Half of the ways begin with either
        assertThat(ways.steps().getFirst().equity().p5()).isEqualTo(0.5);
        assertThat(ways.steps().getFirst().equity().p95()).isEqualTo(1.1);
        // Falls are none (both up), 50%, or 75% (both down)
        assertThat(ways.steps().getLast().drawdown().p5()).isEqualTo(0.5);
        assertThat(ways.steps().getLast().drawdown().p95()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void trades_all_alike_go_one_way() {
        // 300 trades of +1%: 1.01^300, and no fall; shown at a hundred steps
        MonteCarlo ways = MonteCarlo.of(Collections.nCopies(300, 0.01), 1);
        assertThat(ways.steps()).hasSize(100);
        assertThat(ways.steps())
                .extracting(MonteCarlo.Step::trades)
                .startsWith(3, 6)
                .endsWith(297, 300);
        Band last = ways.steps().getLast().equity();
        assertThat(last.p5()).isEqualTo(last.p95()).isCloseTo(Math.pow(1.01, 300), within(1e-9));
        assertThat(ways.steps().getLast().drawdown()).isEqualTo(new Band(0, 0, 0));
    }

    @Test
    void bands_are_those_of_draws_worked_out_plainly() {
        // Given
        double[] returns = new SplittableRandom(3).doubles(37, -0.02, 0.021).toArray();

        // When
        var bootstrap = new StationaryBootstrap(37, 10, 9);
        double[] equity = new double[10_000];
        double[] falls = new double[10_000];
        for (int draw = 0; draw < 10_000; draw++) {
            double[] path = new double[38];
            path[0] = 1;
            int[] places = bootstrap.next();
            for (int i = 0; i < 37; i++) {
                path[i + 1] = path[i] + path[i] * returns[places[i]];
            }
            equity[draw] = path[37];
            for (int high = 0; high < 38; high++) {
                for (int low = high; low < 38; low++) {
                    falls[draw] = Math.max(falls[draw], (path[high] - path[low]) / path[high]);
                }
            }
        }
        Arrays.sort(equity);
        Arrays.sort(falls);

        // Then
        MonteCarlo.Step last = MonteCarlo.of(Arrays.stream(returns).boxed().toList(), 9)
                .steps()
                .getLast();
        assertThat(last.equity().p5()).isCloseTo(equity[499], within(1e-12));
        assertThat(last.equity().p50()).isCloseTo(equity[4_999], within(1e-12));
        assertThat(last.equity().p95()).isCloseTo(equity[9_499], within(1e-12));
        assertThat(last.drawdown().p95()).isCloseTo(falls[9_499], within(1e-12));
    }

    @Test
    void a_way_ends_where_nothing_is_left() {
        // Given a loss of 150%, after which another would be a gain
        MonteCarlo ways = MonteCarlo.of(List.of(0.1, -1.5), 42);

        // Then a way that begins with it stays there; one that begins with the win goes on to 1.1·(−0.5)
        Band first = ways.steps().getFirst().equity();
        Band last = ways.steps().getLast().equity();
        assertThat(first.p5()).isEqualTo(-0.5);
        assertThat(last.p5()).isCloseTo(-0.55, within(1e-12));
        assertThat(last.p50()).isCloseTo(-0.5, within(0.051));
        assertThat(last.p95()).isEqualTo(-0.5);
        assertThat(ways.steps().getLast().drawdown().p95()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void one_trade_goes_no_other_way_and_it_says_so() {
        assertThat(MonteCarlo.of(List.of(0.1), 1).reason()).isEqualTo("only one trade");
        assertThat(MonteCarlo.of(List.of(), 1).reason()).isEqualTo("no trade");
        assertThat(MonteCarlo.of(List.of(), 1).steps()).isEmpty();
    }

    @Test
    void it_names_its_seed_and_gives_the_same_again() {
        List<Double> returns = List.of(0.1, -0.05, 0.02, 0.03, -0.08);
        MonteCarlo ways = MonteCarlo.of(returns, 5);
        assertThat(ways.toString()).isEqualTo(MonteCarlo.of(returns, 5).toString());
        assertThat(ways.seed()).isEqualTo(5);
        assertThat(ways.generator()).isEqualTo("L64X128MixRandom");
        assertThat(ways).isNotEqualTo(MonteCarlo.of(returns, 6));
    }
}
