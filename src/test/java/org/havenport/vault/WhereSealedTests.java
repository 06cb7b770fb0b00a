package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is sealed anew is what the rooms name; a column that nobody names would be left with a key that is given up. */
@PortalTest
class WhereSealedTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    WhereSealed places;

    @Autowired
    Keeping keeping;

    @Test
    void everyBinaryColumnIsNamedByItsRoom() {
        assertThat(keeping.as(JOB, places::unknown))
                .as("A room names each bytea column in its SealedPlaces: sealed, with its context, or hashed")
                .isEmpty();
    }

    @Test
    void whatIsNamedIsThere() {
        keeping.run(
                JOB,
                sql -> places.all()
                        .forEach(place -> assertThat(
                                        WhereSealed.count(sql, place).now())
                                .as(place.name())
                                .isNotNegative()));
    }

    @Test
    void anInstantIsWrittenAsTheProgramWritesIt() {
        for (var at : List.of("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.120Z", "2026-03-01T10:00:59.000007Z")) {
            String written = keeping.as(
                    JOB,
                    sql -> sql.of("select " + SealedPlace.instant("t.at")
                                    + " from (select cast(:at as timestamptz) as at) t")
                            .param("at", Sql.time(Instant.parse(at)))
                            .query(String.class)
                            .single());
            assertThat(written).isEqualTo(Instant.parse(at).toString());
        }
    }

    @Test
    void aNewColumnIsNoticed() {
        var found = keeping.as(JOB, sql -> {
            sql.of("create table chart.not_named (id uuid, secret bytea)").update();
            var unknown = places.unknown(sql);
            sql.of("drop table chart.not_named").update();
            return unknown;
        });
        assertThat(found).containsExactly("chart.not_named.secret");
    }
}
