package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.chart.Category;
import org.havenport.chart.Flag;
import org.havenport.chart.Item;
import org.havenport.chart.ReleaseState;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is critical waits for a call, however the laboratory wrote it; only what is surely old is history. */
@PortalTest
class CriticalResultsFailClosedTests extends Imports {

    @BeforeEach
    void readTheFixture() {
        var report = read("gate", it -> it.replace("#", run.goLive().toString()));
        assertThat(report.refusals()).isEmpty();
        assertThat(report.counts().filed()).isEqualTo(9);
    }

    @Test
    void aResultThatTellsNoTimeIsNews() {
        waits("undated", Category.LABORATORY, Flag.CRITICAL_HIGH);
    }

    @Test
    void aResultOfAnOldSpecimenThatIsIssuedLateIsNews() {
        waits("late", Category.LABORATORY, Flag.CRITICAL);
    }

    @Test
    void theGravestPartCountsForTheWhole() {
        waits("parts", Category.LABORATORY, Flag.CRITICAL_LOW);
    }

    @Test
    void aMemberIsNewsWithItsReportAndTakesItsCategory() {
        waits("member", Category.PATHOLOGY, Flag.CRITICAL);
    }

    @Test
    void whatIsOldByBothTimesIsHistory() {
        var old = item("old");
        assertThat(old.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(history(old.patient(), old.id())).isTrue();
    }

    @Test
    void whatNobodyMeasuredIsNoLaboratoryResult() {
        assertThat(item("smoking").category()).isEqualTo(Category.OTHER);
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsAText() {
        var gist = item("huge").gist();
        assertThat(gist.value()).isEqualTo("1E+900000000");
        assertThat(gist.number()).isNull();
        assertThat(gist.high()).isNull();
    }

    private void waits(String title, Category category, Flag flag) {
        var item = item(title);
        assertThat(item.category()).isEqualTo(category);
        assertThat(item.gist().flag()).isEqualTo(flag);
        assertThat(history(item.patient(), item.id())).isFalse();
        assertThat(item.state()).isEqualTo(ReleaseState.AWAITING_CONTACT);
    }

    private Item item(String title) {
        return item(patient("G-"), title);
    }
}
