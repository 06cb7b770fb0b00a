package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.database.CarriedServer;
import org.havenport.database.OwnersConnection;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Comes after all other tests ({@link ClassOrderer.OrderAnnotation}) and looks over the whole run: no browser was told a
 * word that is not for it, none asked another site, and no word stands in the clear in a log, a file or a dump.
 */
@PortalTest
@Order(Integer.MAX_VALUE)
class TheWholeRunTellsNothingTests {

    private static final Path MESSAGES = Path.of("target");
    private static final Path WRITTEN = Path.of("target", "test-data");
    private static final long LARGEST = 64L << 20;

    @Autowired
    Canaries canaries;

    @Autowired
    Cast cast;

    @Autowired
    CarriedServer server;

    @Autowired
    OwnersConnection owner;

    @Test
    void noBrowserWasToldAWordOfAnothers() {
        var ann = canaries.hatch();
        ann.person().browser().get("/results");
        cast.dora().browser().get("/staff/release");
        System.out.printf(
                "TheWholeRun: answers=%s canaries=%d foreign=%d elsewhere=%d%n",
                Overheard.answers(),
                Overheard.canaries().size(),
                Overheard.foreign().size(),
                Overheard.elsewhere().size());
        assertThat(Overheard.foreign()).isEmpty();
        assertThat(Overheard.answers().get("program")).isPositive();
    }

    @Test
    void noPageAskedAnotherSite() {
        assertThat(Overheard.elsewhere()).isEmpty();
    }

    @Test
    void noMessageThatLeftTellsAWord() throws IOException {
        var searcher = new Searcher(and("planted"));
        var found = new TreeSet<String>();
        var messages = PostOffice.everything();
        messages.forEach(
                message -> searcher.in(message.getBytes(StandardCharsets.UTF_8)).forEach(found::add));
        System.out.printf("TheWholeRun: messages=%d found=%d%n", messages.size(), found.size());
        // For somebody to read: a search does not notice what is unkind, unclear or odd.
        Files.write(
                MESSAGES.resolve(
                        "messages-%d.txt".formatted(ProcessHandle.current().pid())),
                messages);
        assertThat(found).isEmpty();
        assertThat(searcher.in("a message with planted words".getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    @Test
    void theLogOfTheWholeRunWasKept() throws IOException {
        LoggerFactory.getLogger("org.havenport.house").warn("a line of the whole run");
        assertThat(Files.readString(RunLog.FILE)).contains("a line of the whole run");
    }

    @Test
    void nothingTheProgramWroteTellsAWord() throws IOException, SQLException {
        server.checkpoint();
        var planted = "kanari" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "planted";
        var name = "planted-%d.txt".formatted(ProcessHandle.current().pid());
        var file = Files.writeString(Files.createDirectories(WRITTEN).resolve(name), "x" + planted);
        LoggerFactory.getLogger("org.havenport.house").warn("a line with {}", planted);
        try {
            assertThat(foundInFiles(and(planted)))
                    .containsExactly(
                            name + ": " + planted + " as plain",
                            RunLog.FILE.getFileName() + ": " + planted + " as plain");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aDumpOfWhatAllTestsLeftTellsNothing() throws SQLException, IOException {
        assertThat(Dump.found(owner, new Searcher(canaries()))).isEmpty();
    }

    private static List<String> canaries() {
        return Overheard.canaries().stream()
                .flatMap(canary -> canary.wordsOfTheirOwn().stream())
                .toList();
    }

    private static List<String> and(String planted) {
        return Stream.concat(canaries().stream(), Stream.of(planted)).toList();
    }

    /** In all that this run wrote: its folders, its log, and what lies in the machine's folder for things of a moment. */
    private static Set<String> foundInFiles(List<String> words) throws IOException {
        var searcher = new Searcher(words);
        var found = new TreeSet<String>();
        long read = 0;
        var files = written(WRITTEN);
        files.addAll(written(Path.of(System.getProperty("java.io.tmpdir"))));
        for (var file : files) {
            try {
                var bytes = Files.readAllBytes(file);
                read += bytes.length;
                searcher.in(bytes).forEach(hit -> found.add(file.getFileName() + ": " + hit));
            } catch (IOException gone) {
                // The database removes files of its own while we walk, and others use the folder too.
            }
        }
        System.out.printf(
                "TheWholeRun: files=%d megabytes=%d words=%d found=%d%n",
                files.size(), read >> 20, words.size(), found.size());
        return found;
    }

    /** Files that changed since the run began; in a folder of others, none of another database. */
    private static List<Path> written(Path folder) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about) {
                    var others = !directory.startsWith(WRITTEN) && Files.exists(directory.resolve("PG_VERSION"));
                    return others ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    var ofThisRun = about.lastModifiedTime().toMillis() >= RunLog.BEGAN - 2000;
                    if (about.isRegularFile() && ofThisRun && about.size() < LARGEST) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
