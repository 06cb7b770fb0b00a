package org.havenport.worklist;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann, who has made work for people, and those who do it. */
abstract class SomeWork {

    static final Viewer JOB = Viewer.job("test");
    static final WorkKind CALL = new WorkKind(
            "test.call",
            Pool.NURSES,
            WorkKind.Pace.REAL,
            Duration.ofMinutes(60),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            List.of("DONE"),
            "/staff/work");
    static final WorkKind FORM = new WorkKind(
            "test.form",
            Pool.FRONT_DESK,
            WorkKind.Pace.BUSINESS,
            Duration.ofHours(8),
            Duration.ofHours(2),
            Duration.ofHours(1),
            List.of("DONE"),
            "/staff/work");

    @Autowired
    Worklist worklist;

    @Autowired
    WorkKinds kinds;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    Staff staff;

    @Autowired
    Coverage coverage;

    @Autowired
    WorkRounds rounds;

    @Autowired
    TestClock clock;

    Viewer.Patient ann;
    Viewer.Staff dora;
    Viewer.Staff frank;
    UUID subject;

    @BeforeEach
    void people() {
        ann = viewers.patient();
        dora = viewers.staff(Role.NURSE);
        frank = viewers.staff(Role.FRONT_DESK);
        subject = UUID.randomUUID();
    }

    @AfterEach
    void inRealTimeAgain() {
        clock.back();
    }

    /** Somebody who works here and can act. */
    Viewer.Staff colleague(Role... roles) {
        var viewer = viewers.staff(roles);
        staff.add(JOB, new Member(viewer.actor(), "", "Sam", "Newman", "temp"));
        return viewer;
    }

    /** From now on these two answer for a pool at any hour, and are on call. */
    void answering(Pool pool, Viewer first, Viewer second) {
        coverage.cover(
                JOB,
                new Roster.Cover(
                        UUID.randomUUID(),
                        Roster.Whose.of(pool),
                        null,
                        LocalTime.MIN,
                        LocalTime.MAX,
                        first.actor(),
                        second.actor()));
        if (pool == Pool.NURSES) {
            asking.run(
                    JOB,
                    sql -> sql.of("update worklist.shift set ended_at = viewer.at() where ended_at is null")
                            .update());
            var now = clock.instant();
            coverage.onCall(
                    JOB,
                    new Roster.Shift(
                            UUID.randomUUID(), now, now.plus(Duration.ofDays(30)), first.actor(), second.actor()));
        }
    }

    void open(Viewer by, WorkKind kind) {
        asking.run(by, sql -> worklist.open(sql, NewWork.of(kind, ann.patient(), subject)));
    }

    Work work(WorkKind kind) {
        return asking.as(
                JOB,
                sql -> sql.of(WorkRows.SELECT + """
                         where patient_id = :patient and kind = :kind and subject = :subject order by opened_at desc limit 1
                        """)
                        .param("patient", ann.patient())
                        .param("kind", kind.key())
                        .param("subject", subject)
                        .query((row, _) -> WorkRows.of(row))
                        .single());
    }

    List<Step> steps(Work work) {
        return asking.as(
                JOB,
                sql -> sql.of(
                                "select what from worklist.step where patient_id = :patient and work_id = :id order by at, id")
                        .param("patient", work.patient())
                        .param("id", work.id())
                        .query((row, _) -> Step.valueOf(row.getString(1)))
                        .list());
    }
}
