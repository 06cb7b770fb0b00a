package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.database.Database;
import org.havenport.database.Pool;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

@PortalTest
class StatementTests {

    private static final String WHO = "select coalesce(current_setting('app.session', true), '')";

    @Autowired
    Asking asking;

    @Autowired
    Grants grants;

    @Autowired
    Database database;

    @Autowired
    Viewers viewers;

    private final UUID account = UUID.randomUUID();
    private final UUID patient = UUID.randomUUID();
    private final Viewer ann = new Viewer.Patient(UUID.randomUUID(), account, patient, "Ann");
    private final Viewer job = Viewer.job("statements");

    @Test
    @Verifies("B.sec.2#3")
    void theFirstStatementIsAskedAsItsViewerAndSoIsEveryOther() {
        viewers.session(ann, patient);
        grants.grantSelf(account, patient);

        var seen = asking.as(
                ann,
                sql -> List.of(
                        sql.of("select (viewer.patients())[1]")
                                .query(UUID.class)
                                .single(),
                        sql.of("select (viewer.patients())[1]")
                                .query(UUID.class)
                                .single()));

        assertThat(seen).containsExactly(patient, patient);
    }

    @Test
    void nothingOfAViewerIsLeftForTheNext() throws SQLException {
        viewers.session(ann, patient);
        for (int times = 0; times < 20; times++) {
            assertThat(session(ann)).isEqualTo(ann.session().toString());
            assertThat(session(Viewer.nobody())).isEmpty();
            session(ann);
            try (var used = database.pool(Pool.PATIENT).getConnection();
                    var statement = used.createStatement();
                    var left = statement.executeQuery(WHO)) {
                left.next();
                assertThat(left.getString(1)).isEmpty();
            }
        }
    }

    @Test
    void aStatementThatFailedIsNotTakenForAnIntroduction() {
        var seen = asking.as(ann, sql -> {
            assertThatThrownBy(() -> sql.of("select :missing").query().singleRow())
                    .isInstanceOf(InvalidDataAccessApiUsageException.class);
            return sql.of(WHO).query(String.class).single();
        });

        assertThat(seen).isEqualTo(ann.session().toString());
    }

    @Test
    void theFirstStatementSaysHowManyRowsItChanged() {
        assertThat(asking.<Integer>as(
                        job,
                        sql -> sql.of("update viewer.patient_grant set ends_at = ends_at where false")
                                .update()))
                .isZero();
        assertThat(asking.<Integer>as(
                        job,
                        sql -> sql.of("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        select gen_random_uuid(), n, 'SELF', viewer.at() from unnest(cast(:ids as uuid[])) n
                        """)
                                .param("ids", new String[] {
                                    UUID.randomUUID().toString(),
                                    UUID.randomUUID().toString()
                                })
                                .update()))
                .isEqualTo(2);
    }

    @Test
    void parametersMayBeCollectionsAndMayBeNothing() {
        assertThat(asking.<List<Integer>>as(
                        job,
                        sql -> sql.of("select n from generate_series(1, 9) n where n in (:some)")
                                .param("some", List.of(2, 3, 5))
                                .query(Integer.class)
                                .list()))
                .containsExactly(2, 3, 5);
        assertThat(asking.<Map<String, Object>>as(
                        job,
                        sql -> sql.of("select cast(:a as text) as a, :b::uuid as b")
                                .param("a", null, Types.VARCHAR)
                                .param("b", null, Types.OTHER)
                                .query()
                                .singleRow()))
                .containsEntry("a", null)
                .containsEntry("b", null);
    }

    @Test
    void oneMayAskWhileOneReads() {
        var read = new ArrayList<Integer>();
        asking.run(
                job,
                sql -> sql.of("select n from generate_series(1, 3) n").query(row -> {
                    read.add(row.getInt(1));
                    read.add(sql.of("select 10 * :n")
                            .param("n", row.getInt(1))
                            .query(Integer.class)
                            .single());
                }));

        assertThat(read).containsExactly(1, 10, 2, 20, 3, 30);
    }

    @Test
    void whatFailsIsToldWithoutItsValues() {
        assertThatThrownBy(() -> asking.run(
                        job,
                        sql -> sql.of("select cast(:secret as integer)")
                                .param("secret", "Ann Alvarado")
                                .query(Integer.class)
                                .single()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("cast(:secret as integer)");
    }

    private String session(Viewer viewer) {
        return asking.as(viewer, sql -> sql.of(WHO).query(String.class).single());
    }
}
