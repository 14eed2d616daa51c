package io.signalstack.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Which request targets are read: those that every hop reads in the same way. A path that one hop normalises and the next
 * does not can slip past a rule on paths.
 */
public final class TargetRule {

    private TargetRule() {}

    /** Whether a target, path and query, is written as RFC 3986 has it: in ASCII, and encoded where that is needed. */
    public static boolean isUri(String target) {
        if (!target.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            return false;
        }
        try {
            // With an origin before it, for a target may begin with slashes.
            return new URI("http://localhost" + target).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Whether a path, without its query, can be read in one way only: no dot segments, path parameters, doubled, encoded
     * or backward slashes, control characters, or encodings of an encoding.
     */
    public static boolean isPlain(String path) {
        return path.startsWith("/")
                && !path.contains("//")
                && path.indexOf(';') < 0
                && path.indexOf('\\') < 0
                && !hasAmbiguousEscape(path)
                && !hasDotSegment(path);
    }

    private static boolean hasAmbiguousEscape(String path) {
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (at + 3 > path.length()) {
                return true;
            }
            int high = Character.digit(path.charAt(at + 1), 16);
            int low = Character.digit(path.charAt(at + 2), 16);
            if (high < 0 || low < 0) {
                return true;
            }
            int value = high * 16 + low;
            if (value < 0x20 || value == 0x7f || "/\\;%".indexOf(value) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDotSegment(String path) {
        if (path.indexOf('.') < 0 && !path.toLowerCase(Locale.ROOT).contains("%2e")) {
            return false;
        }
        for (String segment : path.replace("%2e", ".").replace("%2E", ".").split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
