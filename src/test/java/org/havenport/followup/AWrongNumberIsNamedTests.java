package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.patients.Sex;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who says that a number was wrong says which, or there is only one. */
@PortalTest
class AWrongNumberIsNamedTests {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("import");
    private static final String HOME = "503-555-0171";
    private static final String WORK = "503-555-0172";

    @Autowired
    Chart chart;

    @Autowired
    Patients patients;

    @Autowired
    Calls calls;

    @Autowired
    Viewers viewers;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private UUID toCall(String... phones) {
        var random = ThreadLocalRandom.current();
        var family = "Dial"
                + random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        var born = LocalDate.of(1905, 1, 1).plusDays(random.nextInt(3000));
        var patient = patients.create(
                JOB,
                new Claimed(
                        "cast",
                        family,
                        List.of("Pat"),
                        born,
                        Sex.FEMALE,
                        List.of(),
                        List.of(phones),
                        List.of(),
                        null,
                        "en"));
        var pat = cast.accountOf(patient);
        pat.browser().get("/you/leave");
        pat.browser().post("/you/leave");
        chart.file(JOB, patient, List.of(Arrivals.potassium(patient, "4.4", clock.instant())));
        return patient;
    }

    private Browser dora(UUID patient) {
        var dora = cast.dora().browser();
        dora.get(path(patient));
        return dora;
    }

    private static String path(UUID patient) {
        return "/staff/calls/" + patient;
    }

    private List<String> wrong(UUID patient) {
        return List.copyOf(calls.wrong(viewers.staff(Role.NURSE), patient, List.of(HOME, WORK))
                .keySet());
    }

    @Test
    @Verifies("A1.10#5")
    void ofSeveralNumbersItIsSaidWhichAndNothingIsKeptBefore() {
        var patient = toCall(HOME, WORK);
        var dora = dora(patient);

        var refused = dora.post(path(patient), "outcome", "WRONG_NUMBER", "told", "A man answered");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Choose which number was wrong", "Another number, not on file", "A man answered");
        assertThat(wrong(patient)).isEmpty();
        assertThat(dora.get(path(patient)).body()).doesNotContain("one try");

        assertThat(dora.post(path(patient), "outcome", "WRONG_NUMBER", "number", WORK)
                        .status())
                .isEqualTo(303);
        assertThat(wrong(patient)).containsExactly(WORK);
        assertThat(dora.get(path(patient)).body()).contains("one try");
    }

    @Test
    @Verifies("A1.10#5")
    void theOnlyNumberIsTheOneThatWasWrong() {
        var patient = toCall(HOME);
        assertThat(dora(patient).post(path(patient), "outcome", "WRONG_NUMBER").status())
                .isEqualTo(303);
        assertThat(wrong(patient)).containsExactly(HOME);
    }

    @Test
    void oneNumberWrittenTwiceIsOne() {
        var patient = toCall(HOME, "(503) 555 0171");
        assertThat(dora(patient).post(path(patient), "outcome", "WRONG_NUMBER").status())
                .isEqualTo(303);
        assertThat(wrong(patient)).containsExactly(HOME);
    }

    @Test
    void whoDialledAnotherNumberMarksNoneAndGoesOn() {
        var patient = toCall(HOME, WORK);
        assertThat(dora(patient)
                        .post(path(patient), "outcome", "WRONG_NUMBER", "number", "OTHER")
                        .status())
                .isEqualTo(303);
        assertThat(wrong(patient)).isEmpty();
        var none = toCall();
        assertThat(dora(none).post(path(none), "outcome", "WRONG_NUMBER").status())
                .isEqualTo(303);
    }

    @Test
    void noOtherOutcomeAsksForANumber() {
        var patient = toCall(HOME, WORK);
        assertThat(dora(patient).post(path(patient), "outcome", "NO_ANSWER").status())
                .isEqualTo(303);
        assertThat(wrong(patient)).isEmpty();
    }
}
