package io.signalstack.api.application;

import java.util.Set;

/** Tells text that can be seen from text that holds what cannot: two addresses that look the same must be the same. */
final class Visible {

    /** Letters and marks that are shown as nothing though Unicode does not call them format characters. */
    private static final Set<Integer> IGNORED =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0);

    private Visible() {}

    static boolean all(String text) {
        return text.codePoints().allMatch(Visible::isVisible);
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !IGNORED.contains(point) && !isVariationSelector(point);
        };
    }

    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
