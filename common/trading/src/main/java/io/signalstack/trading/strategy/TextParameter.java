package io.signalstack.trading.strategy;

import java.util.List;
import java.util.Map;

/**
 * One row of a strategy kind's normative table that is no number.
 *
 * @param key its name in a definition
 * @param defaultValue what it is where a definition leaves it out; empty for nothing
 * @param choices the texts allowed; empty where the sentence says what is
 * @param sentence what it does
 */
public record TextParameter(String key, String defaultValue, List<String> choices, String sentence) {

    /**
     * Reads it from a definition's parameters.
     *
     * @throws IllegalArgumentException naming the parameter and the text, if that is none of the choices
     */
    public String of(Map<String, String> given) {
        String text = given.get(key);
        if (text == null) {
            return defaultValue;
        }
        if (!choices.isEmpty() && !choices.contains(text)) {
            throw new IllegalArgumentException("parameter " + key + " '" + text + "' is none of " + choices);
        }
        return text;
    }
}
