package dev.hayate.benchmarks.contest;

import java.util.List;

/// Token ids of many texts, both text by text and one after the other, whichever a program takes.
public final class Bags {
    private final List<int[]> texts;
    private final int[] ids;
    private final int[] offsets;

    private Bags(List<int[]> texts, int[] ids, int[] offsets) {
        this.texts = texts;
        this.ids = ids;
        this.offsets = offsets;
    }

    /// The bags of some texts, in their order.
    public static Bags of(List<int[]> texts) {
        int[] offsets = new int[texts.size() + 1];
        for (int text = 0; text < texts.size(); text++) {
            offsets[text + 1] = offsets[text] + texts.get(text).length;
        }
        int[] ids = new int[offsets[texts.size()]];
        for (int text = 0; text < texts.size(); text++) {
            System.arraycopy(texts.get(text), 0, ids, offsets[text], texts.get(text).length);
        }
        return new Bags(List.copyOf(texts), ids, offsets);
    }

    /// How many bags there are.
    public int count() {
        return offsets.length - 1;
    }

    /// How many ids there are in all.
    public int tokens() {
        return ids.length;
    }

    /// The ids, a bag an array. Not copies.
    public List<int[]> texts() {
        return texts;
    }

    /// All ids. Not a copy.
    public int[] ids() {
        return ids;
    }

    /// Where each bag begins, and at the end the number of ids: `[count + 1]`. Not a copy.
    public int[] offsets() {
        return offsets;
    }
}
