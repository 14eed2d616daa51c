package io.signalstack.local.edge;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which request paths are passed on: those that every hop reads in the same way. A path that one hop normalises and the
 * next does not can slip past a rule on paths.
 */
final class PathRule {

    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$)");

    private PathRule() {}

    /** Whether the raw path, without its query, may be routed. */
    static boolean allows(String rawPath) {
        String path = rawPath.toLowerCase(Locale.ROOT);
        return path.startsWith("/")
                && !path.contains("//")
                && !path.contains("\\")
                && !path.contains(";")
                && !path.contains("%3b")
                && !path.contains("%2f")
                && !path.contains("%5c")
                && !path.contains("%00")
                // an encoded percent sign is how an encoding is hidden inside another
                && !path.contains("%25")
                && !DOT_SEGMENT.matcher(path).find();
    }
}
