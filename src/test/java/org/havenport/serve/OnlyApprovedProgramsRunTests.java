package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Starts are kept with the program's hash, and one that nobody answers for is seen. */
@PortalTest
class OnlyApprovedProgramsRunTests {

    private static final Viewer.Job JOB = new Viewer.Job("serve");

    @Autowired
    OnlyApprovedProgramsRun safeguard;

    @Autowired
    Deployments deployments;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @TempDir
    Path folder;

    @Test
    @Verifies({"B.sec.6#4", "B.sec.6#5"})
    void aProgramNobodyAnsweredForIsSeenUntilSomebodyDoes() throws Exception {
        var build = new Build("0.1.0", random());
        var sara = cast.newStaff(Role.SECURITY_ADMINISTRATOR).browser();
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);

        deployments.started(JOB, build, "kim as havenport");

        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(lines("program-started", Deployments.named(build))).isEqualTo(1);
        var page = sara.get("/staff/deployments");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(build.hash(), "kim as havenport", "Nobody has approved this program yet.");

        var hugo = cast.hugo().browser();
        assertThat(hugo.get("/staff/deployments").status()).isEqualTo(404);
        assertThat(hugo.post("/staff/deployments/approve", "build", build.hash())
                        .status())
                .isEqualTo(404);
        assertThat(safeguard.evidence().state())
                .as("approved by nobody who may")
                .isEqualTo(State.BROKEN);

        assertThat(sara.post("/staff/deployments/approve", "build", build.hash())
                        .status())
                .isEqualTo(303);
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(sara.get("/staff/deployments").body()).contains("Approved by");
        assertThat(sara.post("/staff/deployments/approve", "build", random()).status())
                .as("a program that never ran")
                .isEqualTo(404);
    }

    @Test
    void theDatabaseTakesNoApprovalOfSomebodyElse() throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select has_table_privilege('havenport_job', 'serve.approved_build', 'insert'),
                            has_table_privilege('havenport_staff', 'serve.approved_build', 'update, delete')
                        """)) {
            row.next();
            assertThat(row.getBoolean(1)).as("the program approves itself").isFalse();
            assertThat(row.getBoolean(2)).as("an approval is changed").isFalse();
        }
    }

    @Test
    void theHashIsThatOfWhatRuns() throws Exception {
        var program = Files.writeString(folder.resolve("havenport.jar"), "one");
        var library =
                Files.writeString(Files.createDirectory(folder.resolve("lib")).resolve("a.jar"), "two");
        var one = Build.hash(Build.whole(program));
        Files.writeString(library, "too");
        var other = Build.hash(Build.whole(program));
        Files.writeString(program, "ono");

        assertThat(List.of(one, other, Build.hash(Build.whole(program))))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.length() == 64);
        assertThat(Build.running().hash()).matches("[0-9a-f]{64}");
        assertThat(Deployments.named(new Build("0.1.0", one))).isEqualTo("v0-1-0-" + one.substring(0, 57));
    }

    private long lines(String action, String type) throws SQLException {
        try (var connection = owner.open();
                var statement =
                        connection.prepareStatement("select count(*) from audit.line where action = ? and type = ?")) {
            statement.setString(1, action);
            statement.setString(2, type);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
