package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Comes after all other tests ({@link ClassOrderer.OrderAnnotation}) and looks over the whole run: no browser was told a
 * word of another patient's, and none stands in the clear in any file the program wrote.
 */
@PortalTest
@Order(Integer.MAX_VALUE)
class TheWholeRunTellsNothingTests {

    private static final Path WRITTEN = Path.of("target", "test-data");
    private static final int SOUGHT = 60;

    @Autowired
    Canaries canaries;

    @Test
    void noBrowserWasToldAWordOfAnothers() {
        var ann = canaries.hatch();
        ann.person().browser().get("/results");
        System.out.printf(
                "TheWholeRun: answers=%d canaries=%d foreign=%d%n",
                Overheard.answers(),
                Overheard.canaries().size(),
                Overheard.foreign().size());
        assertThat(Overheard.foreign()).isEmpty();
        assertThat(Overheard.answers()).isPositive();
    }

    @Test
    void whoListensHears() {
        var ann = canaries.hatch();
        var cara = canaries.hatch();
        Overheard.listen(ann.patient(), "planted", "a page of " + cara.mark());
        Overheard.listen(null, "planted", "a page of " + cara.mark());
        Overheard.listen(cara.patient(), "planted", "a page of " + cara.mark());
        var told = "planted: " + cara.mark();
        assertThat(Overheard.forget(told)).isTrue();
        assertThat(Overheard.forget(told)).isTrue();
        assertThat(Overheard.forget(told)).isFalse();
    }

    @Test
    void nothingTheProgramWroteTellsAWord() throws IOException {
        var planted = "kanari" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "planted";
        var words = Overheard.canaries().stream()
                .limit(SOUGHT)
                .map(CanaryPatient::mark)
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
        words.add(planted);
        var file = Files.writeString(Files.createDirectories(WRITTEN).resolve("planted.txt"), "x" + planted);
        try {
            assertThat(foundIn(words)).containsExactly("planted.txt: " + planted + " as plain");
        } finally {
            Files.delete(file);
        }
    }

    private static TreeSet<String> foundIn(List<String> words) throws IOException {
        var searcher = new Searcher(words);
        var found = new TreeSet<String>();
        long read = 0;
        try (var all = Files.walk(WRITTEN)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                try {
                    var bytes = Files.readAllBytes(file);
                    read += bytes.length;
                    searcher.in(bytes).forEach(hit -> found.add(file.getFileName() + ": " + hit));
                } catch (NoSuchFileException e) {
                    // The database removes files of its own while we walk.
                    continue;
                }
            }
        }
        System.out.printf("TheWholeRun: megabytes=%d found=%d%n", read >> 20, found.size());
        return found;
    }
}
