package dev.hayate.benchmarks.peers;

import dev.hayate.benchmarks.contest.TokenContestant;
import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.benchmarks.texts.Slices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// SentencePiece in C++, called through its Python package, one thread. Its time includes making Python's lists
/// of ids. Its ids may differ from those of the same vocabulary in `tokenizer.json` where normalisation or ties
/// differ.
public final class SentencePiece implements TokenContestant {
    private final PythonProcess process;

    private SentencePiece(PythonProcess process) {
        this.process = process;
    }

    /// Starts it and lets it warm up.
    ///
    /// @param python an interpreter that has the package `sentencepiece`
    /// @param model a SentencePiece model file
    /// @throws PeerUnavailableException if it does not start
    public static SentencePiece start(String python, Path model, Slices slices)
            throws PeerUnavailableException, IOException {
        return new SentencePiece(PythonProcess.start(python, "sentencepiece_peer.py", slices, 1, model.toString()));
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public double seconds(Slice slice) throws IOException {
        return process.go(slice.index());
    }

    @Override
    public List<int[]> ids(Slice slice) throws IOException {
        return Arrays.stream(process.show(slice.index()).split(",", -1))
                .map(SentencePiece::numbers)
                .toList();
    }

    private static int[] numbers(String words) {
        return words.isEmpty()
                ? new int[0]
                : Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public void close() {
        process.close();
    }
}
