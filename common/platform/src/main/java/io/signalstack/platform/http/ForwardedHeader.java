package io.signalstack.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of the {@code Forwarded} header, read as RFC 7239 has it. */
final class ForwardedHeader {

    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    /** What an element is taken to say that names no address. */
    private static final String UNKNOWN = "unknown";

    private final String text;
    private int at;

    private ForwardedHeader(String text) {
        this.text = text;
    }

    /**
     * The {@code for} of each element, from left to right; empty if the line is not as the standard has it, for where
     * one reader sees a quotation end another may not.
     */
    static Optional<List<String>> addresses(String line) {
        return Optional.ofNullable(new ForwardedHeader(line).elements());
    }

    private @Nullable List<String> elements() {
        List<String> addresses = new ArrayList<>();
        do {
            String address = element();
            if (address == null) {
                return null;
            }
            addresses.add(address);
        } while (taken(','));
        return at == text.length() ? addresses : null;
    }

    /** The address of one element; null if it cannot be read, or says it twice. */
    private @Nullable String element() {
        String address = null;
        do {
            skipBlanks();
            String name = token();
            if (name.isEmpty() || !taken('=')) {
                return null;
            }
            String value = text.startsWith("\"", at) ? quoted() : token();
            if (value == null || value.isEmpty()) {
                return null;
            }
            if (name.toLowerCase(Locale.ROOT).equals("for")) {
                if (address != null) {
                    return null;
                }
                address = value;
            }
            skipBlanks();
        } while (taken(';'));
        return address == null ? UNKNOWN : address;
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isTokenCharacter(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || TOKEN.indexOf(c) >= 0;
    }

    /** What stands between quotation marks; null if the second one is missing. */
    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    return null;
                }
            }
            value.append(text.charAt(at));
        }
        return null;
    }

    private boolean taken(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
