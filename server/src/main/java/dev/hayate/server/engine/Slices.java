package dev.hayate.server.engine;

import java.util.Arrays;
import java.util.List;

/// Where inputs are cut, so that no slice takes much more than a millisecond (a single long input may).
///
/// @param ends the index behind each slice
record Slices(int[] ends) {
    private static final int INPUTS = 256;
    private static final int CHARACTERS = 1 << 15;

    /// A token is worth some characters.
    private static final int CHARACTERS_PER_TOKEN = 2;

    static Slices of(List<Input> inputs) {
        int[] ends = new int[1];
        int count = 0;
        int from = 0;
        int characters = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int more = characters(inputs.get(i));
            if (i > from && (i - from == INPUTS || characters + more > CHARACTERS)) {
                ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
                ends[count++] = i;
                from = i;
                characters = 0;
            }
            characters += Math.min(more, CHARACTERS + 1);
        }
        ends = count == ends.length ? Arrays.copyOf(ends, count + 1) : ends;
        ends[count++] = inputs.size();
        return new Slices(count == ends.length ? ends : Arrays.copyOf(ends, count));
    }

    private static int characters(Input input) {
        return switch (input) {
            case Input.Text(String text) -> text.length();
            case Input.Tokens(int[] ids) -> Math.min(ids.length, CHARACTERS) * CHARACTERS_PER_TOKEN;
        };
    }

    int count() {
        return ends.length;
    }

    int from(int slice) {
        return slice == 0 ? 0 : ends[slice - 1];
    }

    int to(int slice) {
        return ends[slice];
    }
}
