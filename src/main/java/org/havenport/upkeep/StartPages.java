package org.havenport.upkeep;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Fingerprint;
import org.havenport.serve.Build;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What the start page was seen to say, and how it looked with each program, in each language (B.dis.1). */
@Component
public class StartPages {

    static final String ROOM = "upkeep";

    private static final String PICTURES = """
            select number, build, version, language, at, page_fingerprint, print_fingerprint from upkeep.start_page_picture
            """;

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;

    StartPages(Asking asking, Audit audit, Vault vault) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
    }

    /** What a look saw; without differences it said what is in force. */
    record Look(String language, Instant at, String differs) {}

    /** The start page as one program served it. */
    record Picture(
            long number,
            String build,
            String version,
            String language,
            Instant at,
            String pageFingerprint,
            String printFingerprint) {}

    /** What the picture is: the page as it was served, or its words in print. */
    enum Kind {
        PAGE("page"),
        PRINT("print");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        String context(String fingerprint) {
            return "upkeep.start_page_picture|" + column + "|" + fingerprint;
        }
    }

    /** Keeps what a look saw, in place of the look before. */
    void looked(Viewer.Job job, String language, String differs) {
        asking.run(
                job,
                sql -> sql.of("""
                        insert into upkeep.start_page_look (language, at, differs) values (:language, :at, :differs)
                        on conflict (language) do update set at = excluded.at, differs = excluded.differs
                        """)
                        .param("language", language)
                        .param("at", Sql.time(sql.now()))
                        .param("differs", differs)
                        .update());
    }

    /** The last look in each language. */
    List<Look> looks(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select language, at, differs from upkeep.start_page_look order by language")
                        .query((row, _) -> new Look(text(row, 1), at(row, 2), text(row, 3)))
                        .list());
    }

    /** Whether there is a picture of this program in this language with this disclaimer. */
    boolean has(Viewer viewer, Build build, String language, String edition) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select exists (select 1 from upkeep.start_page_picture
                            where build = :build and language = :language and edition = :edition)
                        """)
                        .param("build", build.hash())
                        .param("language", language)
                        .param("edition", edition)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Keeps a picture, sealed; the first of a program, language and disclaimer stays.
     *
     * @param edition fingerprint of the disclaimer in force
     */
    void keep(Viewer.Job job, Build build, String language, String edition, String page, byte[] print) {
        var html = page.getBytes(StandardCharsets.UTF_8);
        var ofPage = Fingerprint.of(html);
        var ofPrint = Fingerprint.of(print);
        asking.run(job, sql -> {
            int kept = sql.of("""
                            insert into upkeep.start_page_picture (build, version, language, edition, at,
                                page_fingerprint, page, print_fingerprint, print)
                            values (:build, :version, :language, :edition, :at, :ofPage, :page, :ofPrint, :print)
                            on conflict (build, language, edition) do nothing
                            """)
                    .param("build", build.hash())
                    .param("version", build.version())
                    .param("language", language)
                    .param("edition", edition)
                    .param("at", Sql.time(sql.now()))
                    .param("ofPage", ofPage)
                    .param("page", vault.sealForRoom(sql, ROOM, html, Kind.PAGE.context(ofPage)))
                    .param("ofPrint", ofPrint)
                    .param("print", vault.sealForRoom(sql, ROOM, print, Kind.PRINT.context(ofPrint)))
                    .update();
            if (kept == 1) {
                var named = "page-" + ofPage;
                audit.record(sql, AuditEvent.about("start-page-kept", null, named.substring(0, 64), null));
            }
        });
    }

    /** Every picture, the newest first. */
    List<Picture> pictures(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of(PICTURES + " order by number desc")
                        .query((row, _) -> picture(row))
                        .list());
    }

    /** A picture as it was kept; what was changed in the database no longer opens. */
    Optional<byte[]> open(Viewer viewer, long number, Kind kind) {
        return asking.as(viewer, sql -> {
            var found = sql.of("select %1$s, %1$s_fingerprint from upkeep.start_page_picture where number = :number"
                            .formatted(kind.column))
                    .param("number", number)
                    .query((row, _) -> {
                        var fingerprint = text(row, 2);
                        var plain = vault.openForRoom(sql, ROOM, row.getBytes(1), kind.context(fingerprint));
                        if (!Fingerprint.of(plain).equals(fingerprint)) {
                            throw new IllegalStateException("The fingerprint of a start page was changed");
                        }
                        return plain;
                    })
                    .optional();
            found.ifPresent(_ -> audit.record(sql, AuditEvent.of("start-page-opened")));
            return found;
        });
    }

    private static Picture picture(ResultSet row) throws SQLException {
        return new Picture(
                row.getLong(1), text(row, 2), text(row, 3), text(row, 4), at(row, 5), text(row, 6), text(row, 7));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
