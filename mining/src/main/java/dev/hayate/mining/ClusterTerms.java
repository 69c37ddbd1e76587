package dev.hayate.mining;

import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words that tell what clusters are about: those in more of their texts than elsewhere, by log-odds with an
/// informative prior, divided by their standard deviation (Monroe, Colaresi and Quinn, "Fightin' words", 2008).
/// So a word counts neither because it is everywhere nor because it is in one text.
final class ClusterTerms {
    /// More texts are not cut into words; they lie at even distances.
    private static final int TEXTS = 200_000;

    private static final double PRIOR = 500;
    private static final int LEAST_TEXTS = 2;

    /// Digits, those of kanji too, and what is no word at all.
    private static final Pattern NUMBER = Pattern.compile("[\\P{L}〇一二三四五六七八九十百千万億兆]+");

    /// A kana, a Latin letter.
    private static final Pattern SHORT = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsLatin}ー]");

    private static final Set<String> ENGLISH = Set.of(
            "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by",
            "can", "do", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
            "it", "its", "me", "more", "my", "no", "not", "of", "on", "one", "or", "our", "out", "s", "she", "so",
            "some", "t", "than", "that", "the", "their", "them", "there", "these", "they", "this", "to", "up", "us",
            "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your");

    /// What an analyzer leaves of endings, counters and helping verbs: words, but not about anything.
    private static final Set<String> GENERIC = Set.of(
            "者", "的", "性", "氏", "歳", "才", "化", "上", "中", "下", "内", "外", "前", "後", "等", "数", "目", "用", "年", "月", "日",
            "分", "時", "回", "円", "個", "名", "方", "何", "つ", "さん", "さま", "様", "くん", "ちゃん", "君", "たち", "達", "くださる", "下さる",
            "いただく", "頂く", "おく", "しまう", "みる", "くる", "いく", "もらう", "くれる", "あげる", "できる", "出来る", "言う", "いう", "場合", "そう",
            "どう", "みたい", "よい", "いい", "良い", "とても", "最も", "多い");

    private final Map<String, int[]> counts = new HashMap<>();
    private final int[] sizes;
    private long words;

    private ClusterTerms(int clusters) {
        this.sizes = new int[clusters];
    }

    /// By cluster, its words, the most telling first.
    ///
    /// @param labels by row, its cluster, or [TextClusters#NONE]
    /// @param most how many words of a cluster
    static List<List<String>> of(RowSource source, TextColumns columns, int[] labels, int clusters, int most)
            throws IOException {
        ClusterTerms terms = new ClusterTerms(clusters);
        int step = Math.ceilDiv(labels.length, TEXTS);
        try (RowReader rows = RowReader.open(source, columns.selection());
                JapaneseWords words = new JapaneseWords()) {
            Set<String> ofText = new HashSet<>();
            for (int row = 0; most > 0 && row < labels.length && rows.next(); row++) {
                if (row % step == 0 && labels[row] != TextClusters.NONE) {
                    ofText.clear();
                    words.forEach(rows.text(0), word -> {
                        if (tells(word)) {
                            ofText.add(word);
                        }
                    });
                    terms.add(ofText, labels[row]);
                }
            }
        }
        List<List<String>> all = new ArrayList<>();
        for (int cluster = 0; cluster < clusters; cluster++) {
            all.add(terms.of(cluster, most));
        }
        return all;
    }

    private static boolean tells(String word) {
        return !NUMBER.matcher(word).matches()
                && !SHORT.matcher(word).matches()
                && !ENGLISH.contains(word)
                && !GENERIC.contains(word);
    }

    private void add(Set<String> ofText, int cluster) {
        for (String word : ofText) {
            counts.computeIfAbsent(word, _ -> new int[sizes.length])[cluster]++;
            sizes[cluster]++;
            words++;
        }
    }

    private record Scored(String word, double score) {}

    private List<String> of(int cluster, int most) {
        List<Scored> scored = new ArrayList<>();
        counts.forEach((word, count) -> {
            if (count[cluster] >= LEAST_TEXTS) {
                double score = score(count, cluster);
                if (score > 0) {
                    scored.add(new Scored(word, score));
                }
            }
        });
        return scored.stream()
                .sorted(Comparator.comparingDouble((Scored term) -> -term.score).thenComparing(Scored::word))
                .limit(most)
                .map(Scored::word)
                .toList();
    }

    private double score(int[] count, int cluster) {
        int everywhere = 0;
        for (int ofCluster : count) {
            everywhere += ofCluster;
        }
        double prior = PRIOR * everywhere / words;
        double here = count[cluster] + prior;
        double elsewhere = everywhere - count[cluster] + prior;
        double oddsHere = here / (sizes[cluster] + PRIOR - here);
        double oddsElsewhere = elsewhere / (words - sizes[cluster] + PRIOR - elsewhere);
        return (Math.log(oddsHere) - Math.log(oddsElsewhere)) / Math.sqrt(1 / here + 1 / elsewhere);
    }
}
