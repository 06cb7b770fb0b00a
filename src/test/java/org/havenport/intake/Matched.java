package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Deliveries that wait for a person, and the person's forms. */
abstract class Matched extends Imports {

    static final String PAGE = "/staff/quarantine";

    @Autowired
    Cast cast;

    @Autowired
    Matching matching;

    @Autowired
    Viewers viewers;

    /** A namesake of Rosa's, born on the same day, with another number, address, phone and ids. */
    static final UnaryOperator<String> NAMESAKE = it -> it.replace("M-", "Z-")
            .replace("S-", "Y-")
            .replace("Harbour", "Garden")
            .replace("0147", "0999")
            .replace("rosa.", "ana.")
            .replace("patient-", "person-")
            .replace("glucose-", "sugar-")
            .replace("pressure-", "tension-")
            .replace("report-", "letter-")
            .replace("metformin-", "tablet-");

    /** The one delivery of this test that waits. */
    UUID held() {
        return asking.as(
                JOB,
                sql -> sql.of("select id from intake.held where run_id = :run and state = 'WAITING'")
                        .param("run", run.id())
                        .query(UUID.class)
                        .single());
    }

    Browser.Answer decide(Browser browser, UUID held, String choice, String... fields) {
        browser.get(PAGE + "/" + held);
        var version = matching.open(viewers.staff(Role.NURSE), held)
                .map(it -> it.line().held().version())
                .orElse(0);
        var all = new ArrayList<>(List.of("choice", choice, "version", String.valueOf(version)));
        all.addAll(Arrays.asList(fields));
        return browser.post(PAGE + "/" + held + "/decide", all.toArray(String[]::new));
    }

    static void isDone(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(PAGE + "?done=yes");
    }
}
