package io.signalstack.trading.strategy.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.trading.strategy.StrategyDefinition;
import io.signalstack.trading.strategy.StrategyFactory;
import io.signalstack.trading.strategy.StrategyKey;
import io.signalstack.trading.strategy.StrategyVersion;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used is refused when it is defined, and the message names the field. */
class RefusalTest {

    private static final String CLOSE = "{'type':'ClosePriceIndicator'}";
    private static final String OVER = "{'type':'OverIndicatorRule','label':'%s','components':[%s,%s]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name                       | astrology | parameter name 'astrology' is none of [adx-trend,
            name=rsi2,rsiPeriod        | 251       | parameter rsiPeriod '251' is not from 1 to 250 candles
            name=rsi2,rsiPeriod        | 2.5       | parameter rsiPeriod '2.5' is not a whole number of candles
            name=rsi2,trendPeriod      | 300       | parameter trendPeriod '300' is not from 1 to 250 candles
            name=rsi2,rsiLevel         | 50        | parameter rsiLevel '50' is not from 1 to 49 points
            name=rsi2,fast             | 5         | parameter fast is none of [name, json, side, useExitRule, warmUp
            name=ema-cross,fast        | 26        | parameter fast '26' is not under slow '26'
            name=macd-cross,slow       | 10        | parameter fast '12' is not under slow '10'
            name=cci-correction,shortPeriod | 100  | parameter shortPeriod '100' is not under longPeriod '100'
            name=rsi2,side             | BOTH      | parameter side 'BOTH' is none of [LONG, SHORT]
            name=rsi2,useExitRule      | maybe     | parameter useExitRule 'maybe' is none of [false, true]
            name=rsi2,stopAtr          | 0         | parameter stopAtr '0' is not from 0.1 to 20 ATR
            name=rsi2,warmUp           | 100       | parameter warmUp '100' is not from 200 to 5000 candles
            name=rsi2,json             | {}        | parameter name or json: exactly one of them
            side                       | LONG      | parameter name or json: exactly one of them
            json={},side               | LONG      | parameter side is not for json
            """)
    void a_parameter_is_named(String name, String value, String message) {
        Map<String, String> parameters = new HashMap<>();
        String[] before = name.split(",", 2);
        if (before.length == 2) {
            String[] given = before[0].split("=", 2);
            parameters.put(given[0], given[1]);
        }
        parameters.put(before[before.length - 1], value);
        assertThatThrownBy(() -> create(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "buy low, sell high", "[]", "{", "null", "{}", "{\"rules\":[]}", "\"BaseStrategy\"", "7"})
    void what_is_no_strategy_is_refused(String json) {
        refused(json, "parameter json: it is not a ta4j strategy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'java.lang.ProcessBuilder'}                                          | type 'java.lang.ProcessBuilder' is not BaseStrategy
            {'type':'NamedStrategy','label':'x'}                                         | type 'NamedStrategy' is not BaseStrategy
            {'type':'BaseStrategy'}                                                      | rules are 0, not an entry and an exit
            {'type':'BaseStrategy','rules':[null,null]}                                  | rules have no entry
            {'type':'BaseStrategy','rules':['entry','exit']}                             | entry has a component without a type
            {'type':'BaseStrategy','parameters':{'risk':1},'rules':[]}                   | risk is not known
            {'type':'BaseStrategy','parameters':{'unstableBars':1000},'rules':[]}         | unstableBars '1000.0' is not a whole number from 0 to 999
            {'type':'BaseStrategy','parameters':{'unstableBars':'many'},'rules':[]}      | unstableBars 'many' is not
            {'type':'BaseStrategy','parameters':{'startingType':'HOLD'},'rules':[]}      | startingType 'HOLD' is neither BUY nor SELL
            """)
    void the_frame_is_checked(String json, String message) {
        refused(json.replace('\'', '"'), "parameter json: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'StopLossRule','parameters':{'lossPercentage':'3'}}                    | entry.StopLossRule needs a trading record
            {'type':'StopGainRule'}                                                        | entry.StopGainRule needs a trading record
            {'type':'TrailingStopLossRule'}                                                | entry.TrailingStopLossRule needs a trading record
            {'type':'AverageTrueRangeStopLossRule'}                                        | entry.AverageTrueRangeStopLossRule needs a trading record
            {'type':'AverageTrueRangeStopGainRule'}                                        | entry.AverageTrueRangeStopGainRule needs a trading record
            {'type':'AverageTrueRangeTrailingStopLossRule'}                                | entry.AverageTrueRangeTrailingStopLossRule needs a trading record
            {'type':'WaitForRule'}                                                         | entry.WaitForRule needs a trading record
            {'type':'OpenedPositionMinimumBarCountRule'}                                   | entry.OpenedPositionMinimumBarCountRule needs a trading record
            {'type':'OpenPositionDurationRule'}                                            | entry.OpenPositionDurationRule needs a trading record
            {'type':'org.ta4j.core.rules.StopLossRule'}                                    | entry.org.ta4j.core.rules.StopLossRule needs a trading record
            {'type':'NotRule','components':[{'type':'StopLossRule'}]}                      | entry.NotRule.StopLossRule needs a trading record
            {'type':'CrossedDownIndicatorRule'}                                            | entry.CrossedDownIndicatorRule is written by ta4j with its sides exchanged
            {'type':'JustOnceRule'}                                                        | entry.JustOnceRule is no rule that can be used
            {'type':'java.lang.Thread'}                                                    | entry.java.lang.Thread is no rule that can be used
            {'type':'org.evil.EvilRule'}                                                   | entry.org.evil.EvilRule is no rule that can be used
            {'type':'ClosePriceIndicator'}                                                 | entry.ClosePriceIndicator is no rule that can be used
            {'type':'BooleanRule','parameters':{'satisfied':'perhaps'}}                    | entry.BooleanRule.satisfied 'perhaps' is neither true nor false
            {'type':'BooleanRule'}                                                         | entry.BooleanRule.satisfied is missing
            {'type':'BooleanRule','parameters':{'satisfied':true,'x':1}}                   | entry.BooleanRule.x is not known
            {'type':'AndRule','components':[{'type':'BooleanRule','parameters':{'satisfied':true}}]} | entry.AndRule has 1 components, which are too few
            {'type':'NotRule','components':[{'type':'BooleanRule','parameters':{'satisfied':true}},{'type':'NotRule'}]} | entry.NotRule has more than 1 components
            {'type':'BooleanIndicatorRule','components':[{'type':'ClosePriceIndicator'}]}  | entry.BooleanIndicatorRule.ClosePriceIndicator is no indicator that can be used here
            {'type':'IsHighestRule','parameters':{'barCount':251},'components':[{'type':'ClosePriceIndicator'}]} | entry.IsHighestRule.barCount '251.0' is not a whole number from 1 to 250
            """)
    void a_rule_is_named(String rule, String message) {
        refused(strategy(rule.replaceFirst("\\{", "{'label':'entry',")), "parameter json: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'SMAIndicator','parameters':{'barCount':251},'components':[{'type':'ClosePriceIndicator'}]}   | SMAIndicator.barCount '251.0' is not a whole number from 1 to 250
            {'type':'SMAIndicator','parameters':{'barCount':0},'components':[{'type':'ClosePriceIndicator'}]}     | SMAIndicator.barCount '0.0' is not a whole number from 1 to 250
            {'type':'SMAIndicator','parameters':{'barCount':2.5},'components':[{'type':'ClosePriceIndicator'}]}   | SMAIndicator.barCount '2.5' is not a whole number from 1 to 250
            {'type':'SMAIndicator','parameters':{'barCount':'ten'},'components':[{'type':'ClosePriceIndicator'}]} | SMAIndicator.barCount 'ten' is not a number
            {'type':'SMAIndicator','parameters':{'barCount':'1e999'},'components':[{'type':'ClosePriceIndicator'}]} | SMAIndicator.barCount '1e999' is not a number
            {'type':'SMAIndicator','components':[{'type':'ClosePriceIndicator'}]}                                 | SMAIndicator.barCount is missing
            {'type':'SMAIndicator','parameters':{'barCount':5}}                                                   | SMAIndicator has 0 components, which are too few
            {'type':'SMAIndicator','parameters':{'barCount':5},'components':[{'type':'SMAIndicator','parameters':{'barCount':300},'components':[{'type':'ClosePriceIndicator'}]}]} | SMAIndicator.SMAIndicator.barCount '300.0'
            {'type':'MACDIndicator','components':[{'type':'ClosePriceIndicator'}]}                                | MACDIndicator.shortBarCount is missing
            {'type':'MACDIndicator','parameters':{'shortBarCount':26,'longBarCount':12},'components':[{'type':'ClosePriceIndicator'}]} | MACDIndicator is refused by ta4j
            {'type':'ADXIndicator','parameters':{'diBarCount':14,'adxBarCount':300}}                              | ADXIndicator.adxBarCount '300.0'
            {'type':'PreviousValueIndicator','parameters':{'n':300},'components':[{'type':'ClosePriceIndicator'}]} | PreviousValueIndicator.n '300.0'
            {'type':'BinaryOperationIndicator','parameters':{'operation':'POW'},'components':[]}                  | BinaryOperationIndicator.operation 'POW' is not known
            {'type':'FisherIndicator','parameters':{'barCount':10},'components':[{'type':'ClosePriceIndicator'}]} | FisherIndicator is no indicator that can be used here
            {'type':'java.io.File'}                                                                               | java.io.File is no indicator that can be used here
            {'type':'StandardDeviationIndicator','components':[{'type':'ClosePriceIndicator'}]}                   | StandardDeviationIndicator.barCount is missing
            {'type':'KeltnerChannelUpperIndicator','parameters':{'ratio':2,'atrBarCount':10},'components':[{'type':'ClosePriceIndicator'}]} | KeltnerChannelUpperIndicator has a component that is not a KeltnerChannelMiddleIndicator
            """)
    void an_indicator_is_named(String indicator, String message) {
        refused(
                strategy(String.format(OVER, "entry", CLOSE, indicator)),
                "parameter json: entry.OverIndicatorRule." + message);
    }

    @Test
    void the_exit_rule_is_checked_as_well() {
        refused(
                "{'type':'BaseStrategy','rules':[" + String.format(OVER, "entry", CLOSE, CLOSE)
                        + ",{'type':'StopLossRule','label':'exit'}]}",
                "parameter json: exit.StopLossRule needs a trading record");
    }

    @Test
    void too_long_too_deep_and_too_many_are_refused() {
        refused(" ".repeat(3) + "{" + "x".repeat(16_384), "parameter json: it has 16385 characters");
        String deep = CLOSE;
        for (int i = 0; i < 20; i++) {
            deep = "{'type':'GainIndicator','components':[" + deep + "]}";
        }
        refused(strategy(String.format(OVER, "entry", CLOSE, deep)), "parameter json: it is nested deeper than 16");
        String wide = "{'type':'BooleanRule','parameters':{'satisfied':true}},".repeat(100);
        refused(
                strategy("{'type':'VoteRule','label':'entry','parameters':{'requiredVotes':1},'components':["
                        + wide.substring(0, wide.length() - 1) + "]}"),
                "parameter json: it has more than 100 rules and indicators");
        refused("[".repeat(16_000), "parameter json: it is not a ta4j strategy");
        refused("{'components':[".repeat(1_000), "parameter json: it is not a ta4j strategy");
        refused("{'components':[".repeat(240) + "]}".repeat(240), "parameter json: it is not a ta4j strategy");
    }

    @Test
    void what_is_left_out_has_its_default_and_all_of_it_is_in_the_parameters() {
        assertThat(create(Map.of("name", "rsi2", "rsiLevel", "10.0")).parameters())
                .containsEntry("name", "rsi2")
                .containsEntry("side", "LONG")
                .containsEntry("useExitRule", "false")
                .containsEntry("rsiLevel", "10")
                .containsEntry("rsiPeriod", "2")
                .containsEntry("warmUp", "600")
                .containsEntry("stopAtr", "2")
                .hasSize(3 + 10 + 4);
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> create(Map.of("json", json.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static String strategy(String entry) {
        return "{'type':'BaseStrategy','rules':[" + entry + "," + String.format(OVER, "exit", CLOSE, CLOSE) + "]}";
    }

    private static StrategyVersion create(Map<String, String> parameters) {
        return StrategyFactory.create(
                new StrategyDefinition(new StrategyKey("mine", "1"), Ta4jStrategy.KIND, parameters));
    }
}
