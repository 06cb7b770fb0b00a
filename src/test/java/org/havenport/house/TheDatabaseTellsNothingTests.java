package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.havenport.database.CarriedServer;
import org.havenport.database.OwnersConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Who steals a dump or the files of the database reads nothing of a patient in them. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheDatabaseTellsNothingTests {

    @Autowired
    Canaries canaries;

    @Autowired
    OwnersConnection owner;

    @Autowired
    CarriedServer server;

    private CanaryPatient ann;

    @BeforeAll
    void annIsImportedAndReadsHerResults() {
        ann = canaries.hatch();
        var browser = ann.person().browser();
        browser.get("/home");
        browser.get("/results");
        ann.items().forEach(item -> browser.get("/results/" + item));
    }

    @Test
    @Verifies({"B.sec.1#2", "B.sec.1#3"})
    void aDumpTellsNothing() throws SQLException, IOException {
        assertThat(foundInTables(ann.words()))
                .as("words of a patient in a dump")
                .isEmpty();
    }

    @Test
    @Verifies("B.sec.1#6")
    void theRawFilesTellNothing() throws SQLException, IOException {
        server.checkpoint();
        assertThat(foundInFiles(ann.words()))
                .as("words of a patient in the files")
                .isEmpty();
    }

    @Test
    void whatIsPlantedIsFound() throws SQLException, IOException {
        var words = List.of("geplantplain", "geplantbytes", "geplanthex", "geplantbase", "geplantwide");
        plant(words);
        try {
            server.checkpoint();
            assertThat(foundInTables(words)).hasSizeGreaterThanOrEqualTo(5);
            for (var word : words) {
                assertThat(foundInTables(words)).anyMatch(found -> found.contains(word));
                assertThat(foundInFiles(words)).anyMatch(found -> found.contains(word));
            }
        } finally {
            owner.run("drop schema scratch cascade");
        }
    }

    private void plant(List<String> words) throws SQLException {
        owner.run("create schema scratch");
        owner.run("create table scratch.planted (text text, bytes bytea, hex text, base text, wide bytea)");
        try (var connection = owner.open();
                var insert = connection.prepareStatement("insert into scratch.planted values (?, ?, ?, ?, ?)")) {
            insert.setString(1, "x" + words.get(0));
            insert.setBytes(2, ("xy" + words.get(1)).getBytes(StandardCharsets.UTF_8));
            insert.setString(3, HexFormat.of().formatHex(words.get(2).getBytes(StandardCharsets.UTF_8)));
            insert.setString(
                    4,
                    Base64.getEncoder().encodeToString(("12" + words.get(3) + "!").getBytes(StandardCharsets.UTF_8)));
            insert.setBytes(5, words.get(4).getBytes(StandardCharsets.UTF_16LE));
            insert.executeUpdate();
        }
    }

    private Set<String> foundInTables(List<String> words) throws SQLException, IOException {
        return Dump.found(owner, new Searcher(words));
    }

    private Set<String> foundInFiles(List<String> words) throws IOException {
        var searcher = new Searcher(words);
        var found = new TreeSet<String>();
        long read = 0;
        try (var all = Files.walk(server.folder())) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                try {
                    var bytes = Files.readAllBytes(file);
                    read += bytes.length;
                    searcher.in(bytes).forEach(hit -> found.add(file.getFileName() + ": " + hit));
                } catch (NoSuchFileException e) {
                    // PostgreSQL removes files of its own while we walk.
                    continue;
                }
            }
        }
        assertThat(read).as("bytes of data").isGreaterThan(10_000_000);
        return found;
    }
}
