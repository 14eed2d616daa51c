package io.signalstack.trading.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.trading.signal.Regime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's tables are those of the code. When this fails, put in what it expected. */
class ConfluenceTableTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- confluence: generated, see ConfluenceTableTest -->\n";
    private static final String END = "<!-- /confluence -->";

    @Test
    void the_documentation_is_up_to_date() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).contains(BEGIN, END);
        assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)))
                .isEqualTo(rules() + "\n" + regimes() + "\n" + parameters());
    }

    private static String rules() {
        var table = new StringBuilder("""
                | rule | contribution | weight in a trend | in a range | when volatile |
                |---|---|---|---|---|
                """);
        for (ConfluenceRule rule : ConfluenceRule.ALL) {
            row(
                    table,
                    rule.name(),
                    rule.formula(),
                    weight(rule, Regime.TRENDING_UP),
                    weight(rule, Regime.RANGING),
                    weight(rule, Regime.VOLATILE));
        }
        return table.toString();
    }

    private static String weight(ConfluenceRule rule, Regime regime) {
        return rule.weight(regime).defaultValue().toPlainString();
    }

    /** In the order in which {@link MarketView#regime} asks. */
    private static String regimes() {
        var table = new StringBuilder("""
                | regime, the first that applies | when |
                |---|---|
                """);
        String trending = "ADX ≥ `" + ConfluenceParameter.TRENDING_ADX.key() + "`, EMA slope ";
        row(
                table,
                "`" + Regime.VOLATILE + "`",
                "volatility percentile ≥ `" + ConfluenceParameter.VOLATILE_PERCENTILE.key() + "`");
        row(table, "`" + Regime.TRENDING_UP + "`", trending + "> 0 and +DI > −DI");
        row(table, "`" + Regime.TRENDING_DOWN + "`", trending + "< 0 and −DI > +DI");
        row(table, "`" + Regime.RANGING + "`", "else");
        return table.toString();
    }

    private static String parameters() {
        var table = new StringBuilder("""
                | parameter | default | unit | from | to | what it does |
                |---|---|---|---|---|---|
                """);
        for (ConfluenceParameter parameter : ConfluenceParameter.values()) {
            row(
                    table,
                    "`" + parameter.key() + "`",
                    parameter.defaultValue().toPlainString(),
                    parameter.unit(),
                    parameter.min().toPlainString(),
                    parameter.max().toPlainString(),
                    parameter.sentence().replace("|", "\\|"));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
