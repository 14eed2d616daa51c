package io.signalstack.local.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several services' metrics in one Prometheus text: every sample gets the label {@code service}, and the samples of one
 * family stay together, as the format asks for.
 */
final class MergedMetrics {

    private final Map<String, Family> families = new LinkedHashMap<>();

    private static final class Family {
        final List<String> comments = new ArrayList<>();
        final List<String> samples = new ArrayList<>();
    }

    /** Adds what one service answered. */
    void add(String service, String text) {
        String current = "";
        boolean first = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
                String name = line.split(" ", 4)[2];
                if (!name.equals(current)) {
                    first = !families.containsKey(name);
                    current = name;
                }
                if (first) {
                    family(current).comments.add(line);
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                family(current).samples.add(labelled(line, service));
            }
        }
    }

    private Family family(String name) {
        return families.computeIfAbsent(name, _ -> new Family());
    }

    private static String labelled(String sample, String service) {
        String label = "service=\"" + service + "\"";
        int brace = sample.indexOf('{');
        int space = sample.indexOf(' ');
        if (brace >= 0 && brace < space) {
            String separator = sample.charAt(brace + 1) == '}' ? "" : ",";
            return sample.substring(0, brace + 1) + label + separator + sample.substring(brace + 1);
        }
        return sample.substring(0, space) + "{" + label + "}" + sample.substring(space);
    }

    /** All that was added, in the Prometheus text format. */
    String text() {
        StringBuilder text = new StringBuilder();
        families.values().forEach(family -> {
            family.comments.forEach(line -> text.append(line).append('\n'));
            family.samples.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }
}
