package dev.hayate.tokenizer.unicode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The scripts that the pre-tokenizer `UnicodeScripts` of HF tokenizers tells apart, read off the original.
public final class Scripts {
    /// The script of what has none: white space, combining marks, unassigned code points.
    public static final int ANY = 0;

    private static final int[] STARTS;
    private static final int[] ENDS;
    private static final int[] SCRIPTS;

    static {
        record Range(int first, int last, int script) {}
        List<Range> ranges = new ArrayList<>();
        UnicodeResource lists = UnicodeResource.read("scripts.txt");
        int script = ANY;
        for (String name : lists.sections().keySet()) {
            script++;
            HexNumbers numbers = lists.numbers(name);
            while (numbers.hasNext()) {
                int first = numbers.next();
                ranges.add(new Range(first, numbers.lastOfRange(first), script));
            }
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        STARTS = ranges.stream().mapToInt(Range::first).toArray();
        ENDS = ranges.stream().mapToInt(Range::last).toArray();
        SCRIPTS = ranges.stream().mapToInt(Range::script).toArray();
    }

    private Scripts() {}

    /// A number for the script of a code point; Hiragana, Katakana and Han have the same.
    public static int of(int codePoint) {
        int found = Arrays.binarySearch(STARTS, codePoint);
        int at = found >= 0 ? found : -found - 2;
        return at >= 0 && codePoint <= ENDS[at] ? SCRIPTS[at] : ANY;
    }
}
