package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.IndexWriting;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexCommandTest {
    private static final String OTHER_MODEL = Path.of("../core/src/test/resources/golden/models/st-unigram")
            .toAbsolutePath()
            .normalize()
            .toString();

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("検索 data"));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private CommandRun index(String... arguments) {
        return run(Stream.concat(Stream.of("index", "-o", "out"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private List<String> ids(String query, String... arguments) {
        CommandRun run = run(Stream.concat(Stream.of("search", "--index", "out", query, "--trec"), Stream.of(arguments))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.lines().stream().map(line -> line.split(" ", -1)[2]).toList();
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    private void writePages() throws IOException {
        write("pages.jsonl", """
                {"id":"a","title":"猫の飼い方","text":"子猫には水と食事を。","year":2019,"lang":"ja","tags":["動物","家"]}
                {"id":"b","title":"株価","text":"今日は株価が下がった。","year":2021,"lang":"ja","tags":["経済"]}
                {"id":"c","title":"Cats","text":"A cat sleeps all day.","year":2022,"lang":"en","tags":["動物"]}
                """);
    }

    private static void assertDone(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
    }

    private static void assertRefused(int exitCode, CommandRun run, String... parts) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors().getFirst()).startsWith("hayate: ").contains(parts);
    }

    @Test
    void indexesTheRowsOfATable() throws IOException {
        writePages();

        CommandRun run = index("pages.jsonl", "--metadata", "year,lang,tags");

        assertDone(run);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("3 documents in", "out has 3 documents in 3 passages");
        assertThat(ids("猫", "--mode", "bm25")).containsExactly("a");
        assertThat(ids("cats", "-k", "1")).containsExactly("c");
    }

    @Test
    void filtersByMetadata() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "--metadata", "year,lang,tags", "-q"));

        assertThat(ids("動物", "--filter", "year > 2020")).containsExactlyInAnyOrder("b", "c");
        assertThat(ids("動物", "--filter", "tags = 動物 and not lang = en")).containsExactly("a");
        assertThat(ids("動物", "--filter", "tags in (経済, 家)")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void takesTheColumnsThatAreNamed() throws IOException {
        write("news.csv", "url,headline,body\nu1,地震,大きな揺れがあった。\nu2,選挙,投票が行われた。\n");

        assertDone(index("news.csv", "--id", "url", "--title", "headline", "--text", "body", "-q"));

        assertThat(ids("選挙", "--mode", "bm25")).containsExactly("u2");
    }

    @Test
    void namesLinesAfterTheirFile() throws IOException {
        write("日記.txt", "猫を見た\n犬を見た\n");

        assertDone(index("日記.txt", "-q"));

        assertThat(ids("犬", "--mode", "bm25")).containsExactly("日記.txt:2");
    }

    @Test
    void takesRowsOfAQuery() throws IOException {
        writePages();

        assertDone(index("--sql", "SELECT id, title || text AS text FROM 'pages.jsonl' WHERE lang = 'ja'", "-q"));

        assertThat(ids("株価")).containsExactly("b", "a");
    }

    @Test
    void takesTheTextFilesOfAFolderForDocuments() throws IOException {
        write("notes/料理/カレー.md", "# カレーの作り方\n\n玉ねぎを炒める。" + "よく煮る。".repeat(200));
        write("notes/memo.txt", "牛乳を買う");
        write("notes/photo.jpg", "no text");
        write("notes/.git/config.txt", "hidden");
        Files.setLastModifiedTime(
                folder.resolve("notes/memo.txt"), FileTime.from(Instant.parse("2024-02-03T10:00:00Z")));

        CommandRun run = index("notes");

        assertDone(run);
        assertThat(run.err()).contains("2 documents", "out has 2 documents in 4 passages", "1 files", "photo.jpg");
        assertThat(ids("玉ねぎ", "--mode", "bm25")).containsExactly("料理/カレー.md");
        assertThat(ids("牛乳", "--filter", "modified = 2024-02-03 and type = txt"))
                .containsExactly("memo.txt");
        assertThat(ids("牛乳", "--filter", "folder = 料理")).containsExactly("料理/カレー.md");
    }

    @Test
    void takesWholeFilesWhereThatIsAsked() throws IOException {
        write("日記.txt", "猫を見た\n犬を見た\n");

        assertDone(index("日記.txt", "--whole-files", "-q"));

        assertThat(ids("犬", "--mode", "bm25")).containsExactly("日記.txt");
    }

    @Test
    void addsUpdatesAndDeletes() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "-q"));
        write("more.jsonl", "{\"id\":\"d\",\"title\":\"\",\"text\":\"犬の散歩\"}\n");
        write(
                "new.jsonl",
                "{\"id\":\"b\",\"title\":\"\",\"text\":\"犬小屋\"}\n{\"id\":\"e\",\"title\":\"\",\"text\":\"番犬\"}\n");

        assertDone(index("more.jsonl", "--add", "-q"));
        assertThat(ids("犬", "--mode", "bm25")).containsExactly("d");

        assertDone(index("new.jsonl", "--update", "-q"));
        assertThat(ids("犬小屋", "--mode", "bm25")).contains("b");
        assertThat(ids("株価", "--mode", "bm25")).isEmpty();

        CommandRun deleted = index("--delete", "b", "d", "nothing");
        assertDone(deleted);
        assertThat(deleted.err()).contains("2 documents deleted, 1 of 3 ids were not there; out has 3 documents");
        write("ids.txt", "a\nc\n");
        assertDone(index("--delete-ids", "ids.txt", "-q"));
        assertThat(ids("猫")).containsExactly("e");
    }

    @Test
    void hasNothingToResumeWhereNothingWasInterrupted() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "--resume", "-q"));

        CommandRun again = index("pages.jsonl", "--resume");

        assertDone(again);
        assertThat(again.err()).contains("out is complete");
        assertThat(ids("猫")).hasSize(3);
    }

    @Test
    void beginsAgainWhereARowWasBroken() throws IOException {
        write("pages.jsonl", "{\"id\":\"a\",\"text\":\"猫\"}\n{\"id\":\"b\"}\n");
        assertRefused(1, index("pages.jsonl"), "pages.jsonl, row 2", "text");

        write("pages.jsonl", "{\"id\":\"a\",\"text\":\"猫\"}\n{\"id\":\"b\",\"text\":\"犬\"}\n");
        assertDone(index("pages.jsonl", "-q"));

        assertThat(ids("猫")).containsExactly("a", "b");
    }

    @Test
    void refusesIdsThatComeTwiceWithBothPlaces() throws IOException {
        write(
                "pages.jsonl",
                "{\"id\":\"a\",\"text\":\"猫\"}\n{\"id\":\"b\",\"text\":\"犬\"}\n{\"id\":\"a\",\"text\":\"馬\"}\n");

        assertRefused(1, index("pages.jsonl"), "\"a\"", "pages.jsonl, row 1", "pages.jsonl, row 3");
    }

    @Test
    void refusesIdsThatAreInTheIndex() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "-q"));

        assertRefused(1, index("pages.jsonl", "--add"), "\"a\"", "pages.jsonl, row 1", "update it");
    }

    @Test
    void refusesToReplaceAnIndexUnasked() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "-q"));

        assertRefused(1, index("pages.jsonl"), "out holds an index", "--update");
    }

    @Test
    void refusesAnIndexThatAnotherWrites() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "-q"));

        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled();
                SearchIndex held = SearchIndex.open(folder.resolve("out"), model);
                IndexWriting writing = held.write(WriteOptions.DEFAULT)) {
            assertRefused(1, index("pages.jsonl", "--update"), "out", "another");
            assertThat(ids("猫")).hasSize(3);
            writing.commit(writing.progress());
        }
    }

    @Test
    void refusesMetadataOfMixedKinds() throws IOException {
        write("pages.jsonl", "{\"text\":\"猫\",\"year\":2020}\n{\"text\":\"犬\",\"year\":\"unknown\"}\n");

        assertRefused(
                1, index("pages.jsonl", "--metadata", "year"), "row 2", "unknown", "number", "--metadata year:text");
        assertDone(index("pages.jsonl", "--metadata", "year:text", "-q"));
    }

    @Test
    void refusesAnIndexOfAnotherModelWithBothFingerprints() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "-q"));

        for (CommandRun run : List.of(
                run("search", "--index", "out", "猫", "-m", OTHER_MODEL),
                index("pages.jsonl", "--add", "-m", OTHER_MODEL))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).containsPattern("fingerprint [0-9a-f]+.*fingerprint [0-9a-f]+");
        }
    }

    @Test
    void refusesSettingsThatTheIndexDoesNotHave() throws IOException {
        writePages();
        assertDone(index("pages.jsonl", "-d", "64", "-q"));

        assertRefused(2, index("pages.jsonl", "--update", "-d", "128"), "64", "128");
        assertRefused(2, index("pages.jsonl", "--update", "--vectors", "hnsw"), "--vectors hnsw");
        assertRefused(2, index("pages.jsonl", "--update", "--passages", "sentence"), "does not split");
        assertDone(index("pages.jsonl", "--update", "-d", "64", "--vectors", "exact", "--passages", "none", "-q"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index | -o",
                "index -o out | name the files",
                "index -o out pages.jsonl --threads 0 | --threads",
                "index -o out pages.jsonl --add --update | mutually exclusive",
                "index -o out pages.jsonl --delete-ids ids.txt | no files",
                "index -o out --delete a --resume | nothing to resume",
                "index -o out pages.jsonl -d 100000 | 100000",
                "index -o out pages.jsonl --passages none --passage-length 5 | --passages sentence",
                "index -o out pages.jsonl --passage-length 0 | at least 1 character",
                "index -o out pages.jsonl --vectors pq | --vectors",
            })
    void callsThatMakeNoSense(String call, String part) throws IOException {
        writePages();

        assertRefused(2, run(call.split(" ", -1)), part);
    }

    @Test
    void filesAndColumnsThatAreNotThere() throws IOException {
        writePages();
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve("latin.md"), "caf\u00e9", StandardCharsets.ISO_8859_1);

        assertRefused(1, index("pages.jsonl", "--add"), "no index");
        assertRefused(1, index("--delete", "a"), "out");
        assertRefused(1, index("nothing.jsonl"), "nothing.jsonl");
        assertRefused(1, index("nothing.md"), "nothing.md");
        assertRefused(1, index("pages.jsonl", "--text", "body"), "body", "id, title, text");
        assertRefused(1, index("pages.jsonl", "--metadata", "author"), "author");
        assertRefused(1, index("--sql", "SELECT id AS x FROM 'pages.jsonl'"), "--text", "x");
        assertRefused(1, index("empty"), "empty");
        assertRefused(1, index("latin.md"), "latin.md", "UTF-8");
        Files.writeString(folder.resolve("photo.jpg"), "no text");
        assertRefused(2, index("photo.jpg"), "photo.jpg", ".jsonl");
    }
}
