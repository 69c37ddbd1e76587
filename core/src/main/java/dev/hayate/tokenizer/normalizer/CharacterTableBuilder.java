package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Learns by heart what stages make of every code point: lets each code point that any of them touches pass
/// through all of them.
final class CharacterTableBuilder {
    private final List<CharacterStage> stages;
    private final NormalizedText text = new NormalizedText(false);
    private final int[] single = new int[1];
    private final char[] index = new char[CharacterTable.PAGES];
    private int[] pages = new int[64 * CharacterTable.PAGE];
    private int pageCount;
    private int[] expansions = new int[4096];
    private int expansionsLength;
    private final Map<IntBuffer, Integer> knownPages = new HashMap<>();
    private final Map<IntBuffer, Integer> knownExpansions = new HashMap<>();

    private CharacterTableBuilder(List<CharacterStage> stages) {
        this.stages = stages;
    }

    static CharacterTable build(List<CharacterStage> stages) {
        CharacterTableBuilder builder = new CharacterTableBuilder(stages);
        for (int page = 0; page < CharacterTable.PAGES; page++) {
            builder.addPage(page);
        }
        return new CharacterTable(
                builder.index,
                Arrays.copyOf(builder.pages, builder.pageCount * CharacterTable.PAGE),
                Arrays.copyOf(builder.expansions, builder.expansionsLength));
    }

    private void addPage(int page) {
        int[] entries = new int[CharacterTable.PAGE];
        if (!isPageLeftAlone(page)) {
            for (int i = 0; i < CharacterTable.PAGE; i++) {
                int codePoint = page * CharacterTable.PAGE + i;
                if (!isLeftAlone(codePoint)) {
                    entries[i] = entry(codePoint);
                }
            }
        }
        Integer known = knownPages.putIfAbsent(IntBuffer.wrap(entries), pageCount);
        index[page] = (char) (known == null ? pageCount : known);
        if (known == null) {
            int start = pageCount++ * CharacterTable.PAGE;
            if (start == pages.length) {
                pages = Arrays.copyOf(pages, pages.length * 2);
            }
            System.arraycopy(entries, 0, pages, start, CharacterTable.PAGE);
        }
    }

    private boolean isPageLeftAlone(int page) {
        for (CharacterStage stage : stages) {
            if (!stage.leavesPageAlone(page)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLeftAlone(int codePoint) {
        for (CharacterStage stage : stages) {
            if (!stage.leavesAlone(codePoint)) {
                return false;
            }
        }
        return true;
    }

    private int entry(int codePoint) {
        single[0] = codePoint;
        text.reset(single, 0, 1);
        boolean complex = false;
        for (int i = 0; i < stages.size(); i++) {
            CharacterStage stage = stages.get(i);
            if (stage.hasContext()) {
                if (sticks(stage)) {
                    return CharacterTable.special(0, CharacterTable.STICKY);
                }
                complex |= text.length() == 0 || !stage.beginsSegment(text.codePoint(0));
            }
            stage.normalize(text);
        }
        if (complex || text.length() >= CharacterTable.STICKY) {
            return CharacterTable.special(0, CharacterTable.COMPLEX);
        }
        return text.length() == 1 ? text.codePoint(0) - codePoint : expansion(codePoint);
    }

    private boolean sticks(CharacterStage stage) {
        for (int i = 0; i < text.length(); i++) {
            if (stage.sticksToNext(text.codePoint(i))) {
                return true;
            }
        }
        return false;
    }

    private int expansion(int codePoint) {
        int[] expansion = Arrays.copyOf(text.codePoints(), text.length());
        for (int i = 0; i < expansion.length; i++) {
            if (expansion[i] == codePoint) {
                expansion[i] = CharacterTable.ITSELF;
            }
        }
        Integer known = knownExpansions.putIfAbsent(IntBuffer.wrap(expansion), expansionsLength);
        if (known != null) {
            return CharacterTable.special(known, expansion.length);
        }
        if (expansionsLength + expansion.length > expansions.length) {
            expansions = Arrays.copyOf(expansions, expansions.length * 2);
        }
        System.arraycopy(expansion, 0, expansions, expansionsLength, expansion.length);
        int entry = CharacterTable.special(expansionsLength, expansion.length);
        expansionsLength += expansion.length;
        return entry;
    }
}
