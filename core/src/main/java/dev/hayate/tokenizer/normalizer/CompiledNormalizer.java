package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// A normalizer made fast: steps that work character by character are joined, and what they make of every
/// character is known by heart. The result is that of the normalizer itself, places in the original included.
///
/// Immutable, shared by all threads; its [Worker] belongs to one.
public final class CompiledNormalizer {
    private final List<Pass> passes;

    private CompiledNormalizer(List<Pass> passes) {
        this.passes = passes;
    }

    /// Compiles a normalizer; takes some ten milliseconds for a Unicode form.
    public static CompiledNormalizer compile(Normalizer normalizer) {
        List<Pass> passes = new ArrayList<>();
        for (Steps steps : Steps.of(normalizer)) {
            passes.add(
                    switch (steps) {
                        case Steps.Whole(Normalizer whole) -> new WholePass(whole);
                        case Steps.Characters(List<CharacterStage> stages) ->
                            new CharacterRun(stages, CharacterTableBuilder.build(stages));
                    });
        }
        return new CompiledNormalizer(List.copyOf(passes));
    }

    /// Puts a compiled normalizer together from tables that were built before.
    ///
    /// @param normalizer the one that was compiled
    /// @param tables its [#tables()]
    /// @throws IllegalArgumentException if there are not as many tables as the normalizer has
    public static CompiledNormalizer restore(Normalizer normalizer, List<CharacterTable> tables) {
        List<Pass> passes = new ArrayList<>();
        Iterator<CharacterTable> next = tables.iterator();
        for (Steps steps : Steps.of(normalizer)) {
            switch (steps) {
                case Steps.Whole(Normalizer whole) -> passes.add(new WholePass(whole));
                case Steps.Characters(List<CharacterStage> stages) -> {
                    if (!next.hasNext()) {
                        throw new IllegalArgumentException("more than the " + tables.size() + " tables needed");
                    }
                    passes.add(new CharacterRun(stages, next.next()));
                }
            }
        }
        if (next.hasNext()) {
            throw new IllegalArgumentException("not all of the " + tables.size() + " tables needed");
        }
        return new CompiledNormalizer(List.copyOf(passes));
    }

    /// The tables, in order, to be kept for [#restore(Normalizer, List)].
    public List<CharacterTable> tables() {
        List<CharacterTable> tables = new ArrayList<>();
        for (Pass pass : passes) {
            if (pass instanceof CharacterRun run) {
                tables.add(run.table());
            }
        }
        return tables;
    }

    /// Something that normalizes for one thread.
    public Worker newWorker() {
        return new Worker(passes);
    }

    /// Normalizes text after text for one thread, and keeps what room it needs for that.
    public static final class Worker {
        private final Pass[] passes;
        private final NormalizedText scratch = new NormalizedText(false);
        private final NormalizedText alignedScratch = new NormalizedText(true);

        private Worker(List<Pass> passes) {
            this.passes = passes.toArray(Pass[]::new);
        }

        /// Rewrites the text in place.
        public void normalize(NormalizedText text) {
            NormalizedText segment = text.aligned() ? alignedScratch : scratch;
            for (Pass pass : passes) {
                pass.normalize(text, segment);
            }
        }
    }

    private record WholePass(Normalizer normalizer) implements Pass {
        @Override
        public void normalize(NormalizedText text, NormalizedText scratch) {
            normalizer.normalize(text);
        }
    }
}
