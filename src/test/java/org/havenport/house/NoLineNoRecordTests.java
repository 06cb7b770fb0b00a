package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** While the log of who saw what cannot be written, nobody is shown a record. */
@PortalTest
class NoLineNoRecordTests {

    private static final String COLUMNS = "(id, at, actor, kind, job, patient_id, action, outcome, type, item, n, mac)";

    @Autowired
    Canaries canaries;

    @Autowired
    Viewers viewers;

    @Autowired
    Chart chart;

    @Autowired
    OwnersConnection owner;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    @Verifies("B.risk.sec.1#8")
    void pagesThatShowResultsSayThePortalIsAway() throws SQLException {
        var ann = canaries.hatch();
        var browser = ann.person().browser();
        var pages = pagesThatTell(ann, browser);

        owner.run("revoke insert " + COLUMNS + " on audit.line from havenport_patient");
        try {
            for (var page : pages) {
                var answer = browser.get(page);
                assertThat(answer.status()).as(page).isEqualTo(503);
                assertThat(answer.body()).as(page).contains("911");
                assertThat(Canaries.heardIn(answer.body().replace("Zuza" + ann.mark(), ""), ann))
                        .as(page)
                        .isEmpty();
            }
        } finally {
            owner.run("grant insert " + COLUMNS + " on audit.line to havenport_patient");
        }

        for (var page : pages) {
            assertThat(browser.get(page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void theDoorGivesNothing() throws SQLException {
        var ann = viewers.patient();
        owner.run("revoke insert " + COLUMNS + " on audit.line from havenport_patient");
        try {
            assertThatThrownBy(() -> chart.items(ann, ItemQuery.of(ann.patient()), "test"))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            owner.run("grant insert " + COLUMNS + " on audit.line to havenport_patient");
        }
        assertThat(chart.items(ann, ItemQuery.of(ann.patient()), "test")).isEmpty();
    }

    /** The pages for patients that say more of Ann than the name in their head. */
    private List<String> pagesThatTell(CanaryPatient ann, Browser browser) {
        var herself = new Knocker("Ann", Viewer.Kind.PATIENT, java.util.Set.of(), browser);
        var pages = new ArrayList<String>();
        for (var door : Door.oneAfterTheOther(mapping)) {
            if (door.method().equals("GET") && door.lets(herself) && !door.isPublic()) {
                for (var item : ann.items()) {
                    var path = door.with(_ -> item.toString()).path();
                    var body = browser.get(path).body().replace("Zuza" + ann.mark(), "");
                    if (!pages.contains(path) && !Canaries.heardIn(body, ann).isEmpty()) {
                        pages.add(path);
                    }
                }
            }
        }
        return pages;
    }
}
