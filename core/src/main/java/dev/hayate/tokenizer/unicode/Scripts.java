package dev.hayate.tokenizer.unicode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The scripts that the pre-tokenizer `UnicodeScripts` of HF tokenizers tells apart, read off the original.
public final class Scripts {
    /// The script of what has none: white space, combining marks, unassigned code points.
    public static final int ANY = 0;

    private static final int[] STARTS;
    private static final int[] ENDS;
    private static final int[] SCRIPTS;

    static {
        record Entry(CodePointRange range, int script) {}
        List<Entry> entries = new ArrayList<>();
        int script = ANY;
        for (Map.Entry<String, List<String>> section :
                UnicodeResource.read("scripts.txt").sections().entrySet()) {
            script++;
            for (String range : section.getValue()) {
                entries.add(new Entry(CodePointRange.parse(range), script));
            }
        }
        entries.sort(Comparator.comparingInt(entry -> entry.range.first()));
        STARTS = entries.stream().mapToInt(entry -> entry.range.first()).toArray();
        ENDS = entries.stream().mapToInt(entry -> entry.range.last()).toArray();
        SCRIPTS = entries.stream().mapToInt(Entry::script).toArray();
    }

    private Scripts() {}

    /// A number for the script of a code point; Hiragana, Katakana and Han have the same.
    public static int of(int codePoint) {
        int found = Arrays.binarySearch(STARTS, codePoint);
        int at = found >= 0 ? found : -found - 2;
        return at >= 0 && codePoint <= ENDS[at] ? SCRIPTS[at] : ANY;
    }
}
