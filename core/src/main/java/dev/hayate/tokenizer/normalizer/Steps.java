package dev.hayate.tokenizer.normalizer;

import java.util.ArrayList;
import java.util.List;

/// A part of a normalizer that is worked off in one go.
sealed interface Steps {

    /// A step that needs the whole text.
    record Whole(Normalizer normalizer) implements Steps {}

    /// Steps in order that all work character by character.
    record Characters(List<CharacterStage> stages) implements Steps {}

    /// Takes a normalizer apart: as few parts as possible, in order.
    static List<Steps> of(Normalizer normalizer) {
        List<Steps> steps = new ArrayList<>();
        add(normalizer, steps);
        return steps;
    }

    private static void add(Normalizer normalizer, List<Steps> steps) {
        switch (normalizer) {
            case Normalizer.Identity identity -> {}
            case Sequence(List<Normalizer> normalizers) -> normalizers.forEach(each -> add(each, steps));
            case BertNormalizer bert -> bert.stages().forEach(stage -> addStage(stage, steps));
            case Nmt nmt -> addStage(nmt, steps);
            case UnicodeForm form -> addStage(form, steps);
            case Lowercase lowercase -> addStage(lowercase, steps);
            case StripAccents stripAccents -> addStage(stripAccents, steps);
            case Precompiled precompiled -> addStage(precompiled, steps);
            case ByteLevel byteLevel -> addStage(byteLevel, steps);
            case Replace replace -> addReplace(replace, steps);
            case Prepend prepend -> steps.add(new Whole(prepend));
            case Strip strip -> steps.add(new Whole(strip));
        }
    }

    private static void addReplace(Replace replace, List<Steps> steps) {
        if (replace.pattern() instanceof LiteralPattern literal && literal.isSingle()) {
            addStage(new ReplaceCharacter(replace, literal.first()), steps);
        } else {
            steps.add(new Whole(replace));
        }
    }

    private static void addStage(CharacterStage stage, List<Steps> steps) {
        if (!steps.isEmpty() && steps.getLast() instanceof Characters(List<CharacterStage> stages)) {
            stages.add(stage);
        } else {
            steps.add(new Characters(new ArrayList<>(List.of(stage))));
        }
    }
}
