package org.havenport.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.TestClock;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The rooms up to audit on a new PostgreSQL, so that a test may tamper without harming others. */
final class LogOfItsOwn implements AutoCloseable {

    final ConfigurableApplicationContext context;
    final Path folder;
    final Audit audit;
    final Sealer sealer;
    final Anchoring anchoring;
    final Asking asking;
    private final OwnersConnection owner;

    @ComponentScan({"org.havenport.database", "org.havenport.viewer", "org.havenport.vault", "org.havenport.audit"})
    static class Rooms {}

    LogOfItsOwn() throws IOException {
        this(Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath(), "audit-"));
    }

    /** The log of a folder that is there already. */
    static LogOfItsOwn at(Path folder) {
        return new LogOfItsOwn(folder);
    }

    static ConfigurableApplicationContext start(Path folder) {
        return new SpringApplicationBuilder(Rooms.class, TestClock.class)
                .web(WebApplicationType.NONE)
                .run("--havenport.data=" + folder, "--havenport.audit.sealing=false");
    }

    private LogOfItsOwn(Path folder) {
        this.folder = folder;
        context = start(folder);
        audit = context.getBean(Audit.class);
        sealer = context.getBean(Sealer.class);
        anchoring = context.getBean(Anchoring.class);
        asking = context.getBean(Asking.class);
        anchoring.begin();
        owner = context.getBean(OwnersConnection.class);
    }

    Connection owner() throws SQLException {
        return owner.open();
    }

    /** Writes lines as the program does, and seals them. */
    void grow(int lines) {
        asking.run(Viewer.job("test"), sql -> {
            for (var i = 0; i < lines; i++) {
                audit.record(
                        sql, AuditEvent.about("result-viewed", UUID.randomUUID(), "Observation", UUID.randomUUID()));
            }
        });
        sealer.seal();
    }

    /** As transactions that were rolled back do. */
    void skipNumbers(int numbers) {
        try {
            asking.run(Viewer.job("test"), sql -> {
                for (var i = 0; i < numbers; i++) {
                    audit.record(sql, AuditEvent.of("undone"));
                }
                throw new UnsupportedOperationException();
            });
        } catch (UnsupportedOperationException undone) {
            // That was the point.
        }
    }

    Path anchors() {
        return context.getBean(AnchorFile.class).file();
    }

    @Override
    public void close() {
        context.close();
    }
}
