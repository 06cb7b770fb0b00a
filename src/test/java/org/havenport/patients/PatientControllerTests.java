package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PatientControllerTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    private Cast cast;

    @Autowired
    private Patients patients;

    @Autowired
    private CareTeams teams;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Audit audit;

    @Autowired
    private Asking asking;

    private final String family = letters();
    private final String number = "77-" + Math.abs(UUID.randomUUID().getMostSignificantBits());
    private UUID maria = new UUID(0, 0);
    private UUID marta = new UUID(0, 0);

    @BeforeEach
    void twins() {
        maria = patients.create(JOB, claimed("María Luisa", number));
        marta = patients.create(JOB, claimed("Marta", number + "1"));
    }

    @Test
    void theStartOfANameABirthDateANumberOrAPhoneFinds() {
        assertThat(found(PatientQuery.named(family.substring(0, 5)))).contains(maria, marta);
        assertThat(found(PatientQuery.named("mar " + family))).containsExactlyInAnyOrder(maria, marta);
        assertThat(found(PatientQuery.named("LUISA " + family))).containsExactly(maria);
        assertThat(found(new PatientQuery(family, LocalDate.of(1931, 4, 3), "", "")))
                .hasSize(2);
        assertThat(found(new PatientQuery(family, LocalDate.of(1931, 4, 4), "", "")))
                .isEmpty();
        assertThat(found(new PatientQuery("", null, number.replace("-", " "), "")))
                .containsExactly(maria);
        assertThat(found(new PatientQuery(family, null, "", "+1 (503) 555-0142")))
                .hasSize(2);
        assertThat(found(PatientQuery.named("zz" + family))).isEmpty();
    }

    @Test
    void whomIAmLookingAfterComesFirst() {
        var dora = viewers.staff(Role.NURSE);
        for (var mine : List.of(maria, marta)) {
            teams.related(JOB, mine, dora.actor(), viewersNow().plusSeconds(60));
            assertThat(patients.search(dora, PatientQuery.named(family)).hits())
                    .filteredOn(PatientHits.Hit::mine)
                    .extracting(it -> it.person().id())
                    .contains(mine);
        }
        var nora = viewers.staff(Role.NURSE);
        teams.related(JOB, marta, nora.actor(), null);
        assertThat(patients.search(nora, PatientQuery.named(family))
                        .hits()
                        .getFirst()
                        .person()
                        .id())
                .isEqualTo(marta);
    }

    @Test
    void aChangedNameIsFoundByTheNewOneAlone() {
        var changed = letters();
        patients.update(JOB, marta, claimedAs("Marta", changed, number + "1"));
        assertThat(found(PatientQuery.named(changed))).containsExactly(marta);
        assertThat(found(PatientQuery.named("marta " + family))).isEmpty();
    }

    @Test
    void whoWasOnFileBeforeThereWasASearchIsMadeFindable() {
        asking.run(JOB, sql -> {
            sql.of("delete from patients.search_key where patient_id = :id")
                    .param("id", maria)
                    .update();
            sql.of("update patients.patient set search = 0 where id = :id")
                    .param("id", maria)
                    .update();
        });
        assertThat(found(PatientQuery.named("luisa " + family))).isEmpty();
        while (patients.fillSearch(JOB) > 0) {
            // until nothing is left
        }
        assertThat(found(PatientQuery.named("luisa " + family))).containsExactly(maria);
    }

    @Test
    void thePageTellsTwinsApartAndCarriesNoWordInAnAddress() {
        var answer = search(cast.frank(), family);
        assertThat(answer)
                .contains(family, "/staff/patients/" + maria, number, "2 people named " + family)
                .doesNotContain("?name=");
        assertThat(search(cast.frank(), "qqqqqq" + family)).contains("Nobody fits");
        assertThat(cast.frank().browser().post("/staff/patients", "name", "").body())
                .contains("Fill in at least one field");
        assertThat(cast.frank()
                        .browser()
                        .post("/staff/patients", "born", "yesterday")
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Verifies("B.risk.sec.1#4")
    void itLeavesATrace() {
        var dora = viewers.staff(Role.NURSE);
        patients.search(dora, PatientQuery.named(family));
        var lines = audit.search(
                viewers.staff(Role.COMPLIANCE_OFFICER),
                new AuditQuery(null, null, dora.actor(), null, "patients-searched", null, null));
        assertThat(lines).singleElement().satisfies(it -> assertThat(it.count()).isEqualTo(2));
        assertThat(lines.toString()).doesNotContain(family);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var viewer :
                List.of(viewers.staff(), viewers.staff(Role.COMPLIANCE_OFFICER), viewers.staff(Role.ADMINISTRATOR))) {
            assertThat(patients.search(viewer, PatientQuery.named(family)).hits())
                    .isEmpty();
        }
        for (var member : List.of(cast.hugo(), cast.gina(), cast.jana(), cast.ann())) {
            assertThat(member.browser().post("/staff/patients", "name", family).status())
                    .isEqualTo(404);
            assertThat(member.browser().get("/staff/patients/" + maria).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void itRefusesAnotherPatient() {
        assertThat(patients.search(viewers.patient(), PatientQuery.named(family))
                        .hits())
                .isEmpty();
    }

    @Test
    void eachRoleIsShownWhatItsWorkNeeds() {
        var front = cast.frank().browser().get("/staff/patients/" + maria).body();
        assertThat(front).contains(family, "503-555-0142", "1 Elm Street").doesNotContain("/record\"");
        var nurse = cast.dora().browser().get("/staff/patients/" + maria).body();
        assertThat(nurse).contains(family, "503-555-0142", "/reason").doesNotContain("1 Elm Street");
        teams.related(JOB, maria, cast.dora().account(), null);
        assertThat(cast.dora().browser().get("/staff/patients/" + maria).body())
                .contains("/staff/patients/" + maria + "/record", "Dora Reyes", "Assigned on")
                .doesNotContain("/reason");
    }

    @Test
    void aCoordinatorAssignsAndEnds() {
        var karl = cast.karl().browser();
        var path = "/staff/patients/" + maria;
        karl.get(path);
        assertThat(karl.post(path + "/team", "account", cast.nora().account().toString())
                        .status())
                .isEqualTo(303);
        var relation = teams.of(viewers.staff(Role.PORTAL_COORDINATOR), maria)
                .getFirst()
                .relation();
        assertThat(karl.get(path).body()).contains("Nora Kim", relation + "/end");
        assertThat(karl.post(path + "/team/" + relation + "/end").status()).isEqualTo(303);
        assertThat(teams.of(viewers.staff(Role.PORTAL_COORDINATOR), maria)).isEmpty();
        assertThat(cast.dora()
                        .browser()
                        .post(path + "/team", "account", cast.dora().account().toString())
                        .status())
                .isEqualTo(404);
    }

    private String search(org.havenport.house.CastMember who, String name) {
        who.browser().get("/staff/patients");
        return who.browser().post("/staff/patients", "name", name).body();
    }

    private List<UUID> found(PatientQuery query) {
        return patients.search(viewers.staff(Role.FRONT_DESK), query).hits().stream()
                .map(it -> it.person().id())
                .toList();
    }

    private static java.time.Instant viewersNow() {
        return java.time.Clock.systemUTC().instant();
    }

    private Claimed claimed(String given, String number) {
        return claimedAs(given, family, number);
    }

    private static Claimed claimedAs(String given, String family, String number) {
        return new Claimed(
                "test",
                family,
                List.of(given.split(" ")),
                LocalDate.of(1931, 4, 3),
                Sex.FEMALE,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:search", number)),
                List.of("503-555-0142"),
                List.of("m@example.org"),
                new Address(List.of("1 Elm Street"), "Salem", "MA", "01970", "US"),
                "es");
    }

    private static String letters() {
        return "Wyk"
                + UUID.randomUUID()
                        .toString()
                        .chars()
                        .filter(Character::isLetterOrDigit)
                        .mapToObj(c -> Character.toString('a' + c % 26))
                        .limit(9)
                        .collect(java.util.stream.Collectors.joining());
    }
}
