package org.havenport.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havenport.database.LoadedServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A database of another version, kept in the folder {@code upgrade}: its tables as that version's migrations make them,
 * its rows, its keys and its anchors.
 */
record KeptDatabase(String name, Archive archive, About about) {

    static final Path FOLDER = Path.of("upgrade");
    static final String KIND = ".tar.xz";

    /** Every one that was kept, the oldest first. */
    static List<KeptDatabase> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(KIND))
                    .map(KeptDatabase::read)
                    .sorted(java.util.Comparator.comparing(it -> it.about().made()))
                    .toList();
        }
    }

    private static KeptDatabase read(Path file) {
        try {
            var archive = Archive.read(file);
            var about = JsonMapper.shared().readValue(archive.get("about.json"), About.class);
            return new KeptDatabase(file.getFileName().toString().replace(KIND, ""), archive, about);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a test changes in it before it is opened. */
    interface Change {
        void in(Tables tables) throws SQLException;
    }

    /** Lays it into an empty folder as that version left it when it was stopped. */
    void load(Path folder, Change change) throws IOException, SQLException {
        archive.unpack("data", folder);
        var migrations = folder.resolve("migrations-of-" + name);
        archive.unpack("migrations", migrations);
        try (var server = new LoadedServer(folder, about.roles())) {
            for (var room : archive.text("migrations/rooms").lines().toList()) {
                server.migrate(migrations, room);
            }
            try (var owner = server.owner()) {
                var tables = new Tables(owner);
                // Made by the program itself, before the first migration.
                tables.run("create schema if not exists havenport");
                tables.run("create table if not exists havenport.schema_state (fingerprint text not null)");
            }
            fill(server);
            try (var owner = server.owner()) {
                change.in(new Tables(owner));
            }
        }
    }

    private void fill(LoadedServer server) throws SQLException, IOException {
        try (var connection = server.superuser()) {
            connection.setAutoCommit(false);
            var tables = new Tables(connection);
            tables.run("set session_replication_role = replica");
            tables.empty();
            for (var table : about.rows().keySet()) {
                tables.fill(table, archive.text("tables/" + table + ".columns"), archive.get("tables/" + table));
            }
            for (var sequence : about.sequences().entrySet()) {
                tables.set(sequence.getKey(), sequence.getValue());
            }
            connection.commit();
            var counted = new TreeMap<String, Long>();
            for (var table : about.rows().keySet()) {
                counted.put(table, tables.count(table));
            }
            if (!counted.equals(new TreeMap<>(Map.copyOf(about.rows())))) {
                throw new AssertionError("Not every row was loaded: " + counted);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
