package org.havenport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Verification.Kind;
import org.havenport.vault.Vault;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinesAddedByHandTests {

    private static final int LINES = 10;

    private static LogOfItsOwn log;

    @BeforeAll
    static void fill() throws IOException {
        log = new LogOfItsOwn();
        log.grow(LINES);
        log.anchoring.anchor();
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void behindALineAddedByHandTheRestIsStillRead() throws SQLException {
        assertThatThrownBy(() -> addByHand("staff", "STAFF")).hasStackTraceContaining("row-level security");
        addByHand("job", "NOT-A-KIND");
        log.grow(5);
        try (var owner = log.owner();
                var tamper = owner.createStatement()) {
            tamper.execute(
                    "update audit.line set n = n + 1 where seq = (select seq from audit.seal where position = 14)");
        }
        var verification = log.context.getBean(ChainReader.class).read(VerificationProgress.none());

        var first = Objects.requireNonNull(verification.first());
        assertThat(first.kind()).isEqualTo(Kind.INSERTED);
        assertThat(first.position()).isEqualTo(LINES + 1);
        assertThat(verification.problems()).isEqualTo(2);
        assertThat(verification.lines()).isEqualTo(LINES);
        var vault = log.context.getBean(Vault.class);
        var shown = log.asking.as(Viewer.job("test"), sql -> AuditSearch.lines(sql, AuditQuery.newest(), vault));
        assertThat(shown).extracting(AuditLine::genuine).startsWith(true, true, false, true, true, false, true);
    }

    @Test
    void onlyAJobCanTakeTheTurnToSeal() {
        var nurse = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.NURSE), "Dora");

        assertThatThrownBy(() -> log.asking.as(
                        nurse,
                        sql -> sql.of("select turn from audit.sealing for update")
                                .query(Boolean.class)
                                .single()))
                .hasStackTraceContaining("permission denied");
    }

    private static void addByHand(String who, String kind) {
        var viewer = who.equals("job")
                ? Viewer.job("test")
                : new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.NURSE), "Dora");
        log.asking.run(
                viewer,
                sql -> sql.of("""
                        insert into audit.line (id, at, actor, kind, action, outcome, n, mac)
                        values (:id, viewer.at(), :actor, :kind, 'forged', 'SUCCESS', 1, ''::bytea)
                        """)
                        .param("id", UUID.randomUUID())
                        .param("actor", viewer.actor())
                        .param("kind", kind)
                        .update());
    }
}
