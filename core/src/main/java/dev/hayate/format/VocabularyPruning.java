package dev.hayate.format;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.TokenBuffer;
import dev.hayate.tokenizer.Tokenizer;
import java.util.BitSet;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts a vocabulary down to what a corpus uses, so that every text of the corpus keeps its tokens, with and
/// without every prompt. Whether it does is checked text by text.
///
/// A Unigram keeps them by construction: the best path through a text stays when other paths go, and the score of
/// unknown characters stays with the least score. A WordPiece takes the longest piece first, and may give up a
/// word after pieces that then show in no text; without those pieces it could find its way through the word.
/// Such words are found by the check, all pieces inside them are kept too, and the check starts again.
final class VocabularyPruning {
    private static final String DEFAULT_CONTINUATION = "##";

    private final String file;
    private final Json json;
    private final Tokenizer original;
    private final Iterable<String> corpus;
    private final Collection<String> prompts;
    private final String continuation;

    /// @param prompts non-empty texts that are put before the others
    VocabularyPruning(
            String file,
            byte[] tokenizerJson,
            Tokenizer original,
            Iterable<String> corpus,
            Collection<String> prompts) {
        this.file = file;
        this.json = Json.parse(file, tokenizerJson);
        this.original = original;
        this.corpus = corpus;
        this.prompts = prompts;
        Json prefix = json.member("model").member("continuing_subword_prefix");
        this.continuation = prefix.isNull() ? DEFAULT_CONTINUATION : prefix.string();
    }

    PrunedTokenizer prune() {
        BitSet kept = new BitSet();
        Tokenizer.Worker worker = original.newWorker(false);
        forEachText(text -> {
            TokenBuffer tokens = worker.tokenize(text);
            for (int i = 0; i < tokens.count(); i++) {
                kept.set(tokens.id(i));
            }
        });
        while (true) {
            PrunedTokenizer pruned = PrunedTokenizer.of(json, kept);
            Check check = new Check(pruned);
            forEachText(check::compare);
            if (check.different == null) {
                return pruned;
            }
            check.missing.andNot(pruned.keptIdSet());
            if (check.missing.isEmpty()) {
                throw json.error("the vocabulary cannot be pruned so that this text keeps its tokens: \""
                        + check.different + "\"");
            }
            kept.or(check.missing);
        }
    }

    private void forEachText(Consumer<String> action) {
        for (String text : corpus) {
            action.accept(text);
            for (String prompt : prompts) {
                action.accept(prompt + text);
            }
        }
    }

    /// Whether a pruned tokenizer cuts texts as the original does, and what it lacks where it does not.
    private final class Check {
        private final PrunedTokenizer pruned;
        private final Tokenizer tokenizer;
        private final Tokenizer.Worker worker;
        private final Tokenizer.Worker originalWorker = original.newWorker(false);
        private final BitSet missing = new BitSet();
        private @Nullable String different;

        Check(PrunedTokenizer pruned) {
            this.pruned = pruned;
            this.tokenizer = Tokenizer.fromJson(file, pruned.json());
            this.worker = tokenizer.newWorker(false);
        }

        void compare(String text) {
            TokenBuffer expected = originalWorker.tokenize(text);
            TokenBuffer actual = worker.tokenize(text);
            if (!isSame(expected, actual)) {
                different = text;
                addPiecesInsideWords(actual);
            }
        }

        private boolean isSame(TokenBuffer expected, TokenBuffer actual) {
            if (expected.count() != actual.count()) {
                return false;
            }
            for (int i = 0; i < expected.count(); i++) {
                if (pruned.keptIds()[actual.id(i)] != expected.id(i)) {
                    return false;
                }
            }
            return true;
        }

        private void addPiecesInsideWords(TokenBuffer tokens) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < tokens.count(); i++) {
                String piece = tokenizer.pieceOf(tokens.id(i));
                if (piece.startsWith(continuation)) {
                    word.append(piece, continuation.length(), piece.length());
                } else {
                    addPiecesInside(word);
                    word.setLength(0);
                    word.append(piece);
                }
            }
            addPiecesInside(word);
        }

        private void addPiecesInside(CharSequence word) {
            for (int from = 0; from < word.length(); from++) {
                for (int to = from + 1; to <= word.length(); to++) {
                    String inside = word.subSequence(from, to).toString();
                    int id = original.idOf(from == 0 ? inside : continuation + inside);
                    if (id >= 0) {
                        missing.set(id);
                    }
                }
            }
        }
    }
}
