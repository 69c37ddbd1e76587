package dev.hayate.format;

import java.util.ArrayList;
import java.util.List;

/// The `README.md` of a converted model: where it comes from and what was done, then the card of the original.
final class ModelCard {
    private static final String FENCE = "---\n";

    private ModelCard() {}

    static String of(String origin, List<String> steps, List<String> notes, String originalCard) {
        List<String> lines = new ArrayList<>();
        lines.add("# Converted by Hayate");
        lines.add("");
        lines.add("Origin: `" + origin + "`");
        lines.add("");
        steps.forEach(step -> lines.add("- " + step));
        notes.forEach(note -> lines.add("- " + note));
        String converted = String.join("\n", lines) + "\n";
        if (originalCard.isEmpty()) {
            return FENCE + "library_name: sentence-transformers\ntags:\n- static-embedding\n" + FENCE + converted;
        }
        int end = originalCard.startsWith(FENCE) ? originalCard.indexOf("\n" + FENCE, FENCE.length() - 1) : -1;
        if (end < 0) {
            return converted + "\n" + originalCard;
        }
        int body = end + 1 + FENCE.length();
        return originalCard.substring(0, body) + converted + "\n"
                + originalCard.substring(body).stripLeading();
    }
}
