package org.havenport.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person brings in over the page is received sealed, read by the program, counted, stopped and gone on with. */
@PortalTest
class UploadTests extends Imports {

    private static final String PAGE = "/staff/imports";
    private static final String EDGE = "edge-of-a-part";

    @Autowired
    Cast cast;

    @Autowired
    Uploads uploads;

    @Autowired
    UploadStore store;

    @Autowired
    UploadPieces pieces;

    @Autowired
    Viewers viewers;

    @Autowired
    Audit audit;

    private Browser karl;

    @BeforeEach
    void atTheDesk() {
        karl = cast.karl().browser();
        karl.get(PAGE);
    }

    @Test
    @Verifies("A1.8#4")
    void whatIsBroughtInIsReadCountedAndDeleted() {
        var page = bring("north-" + mark, "false", "one.json", fixture("collection"), "two.json", fixture("faults"));
        var done = untilItIs("DONE", page);

        assertThat(done.counts().balance()).isTrue();
        assertThat(done.counts().read()).isEqualTo(15);
        assertThat(done.filesRead()).isEqualTo(2);
        assertThat(karl.get(page).body()).contains("one.json", "two.json", "Read", "Wait for a person", ">15<");
        assertThat(left(done.id())).isZero();
        assertThat(done.counts().filed()).isGreaterThanOrEqualTo(6);
        assertThat(karl.get(PAGE).body()).contains("north-" + mark, page);
    }

    @Test
    void whatWasRefusedIsDownloadedWithPlaceAndReason() {
        var page = bring("north-" + mark, "false", "=cmd.json", fixture("faults"));
        untilItIs("DONE", page);

        var csv = karl.get(page + "/refusals.csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body())
                .startsWith("file,position,reason,resources")
                .contains("'=cmd.json,entry[2].resource.effectiveDateTime,is not a FHIR date,1")
                .doesNotContain(mark);
    }

    @Test
    void itIsSealedWhileItWaits() throws IOException {
        var upload = uploads.begin(viewers.staff(Role.PORTAL_COORDINATOR), "north", false);
        pieces.receive(
                upload,
                1,
                "Rosa.json",
                new ByteArrayInputStream("Rosa Benally".repeat(9).getBytes(UTF_8)),
                999);

        var stored = asking.as(
                JOB, sql -> sql.of("""
                        select encode(p.sealed, 'escape') || encode(f.name, 'escape') from intake.upload_piece p
                        join intake.upload_file f on f.upload_id = p.upload_id where p.upload_id = :id
                        """).param("id", upload).query(String.class).single());
        assertThat(stored).doesNotContain("Rosa").doesNotContain("Benally");
        store.forget(upload);
        assertThat(uploads.find(viewers.staff(Role.PORTAL_COORDINATOR), upload)).isEmpty();
    }

    @Test
    void aStoppedReadingGoesOnAndTheSumsAreHonest() {
        var page = bring("north-" + mark, "false", "many.ndjson.json", many(120));
        karl.post(page + "/stop");
        var stopped = untilItIs("STOPPED", page);
        assertThat(karl.get(page).body()).contains("Stopped", "Go on", "Give up");
        assertThat(stopped.counts().balance()).isTrue();

        karl.post(page + "/resume");
        var done = untilItIs("DONE", page);
        assertThat(done.counts().read()).isEqualTo(240);
        assertThat(done.counts().filed() + done.counts().duplicate()).isEqualTo(240);
        assertThat(done.counts().duplicate()).isEqualTo(done.filedBefore());
    }

    @Test
    void aReadingThatFellSilentIsInterruptedAndCanBeResumed() throws IOException {
        var staff = viewers.staff(Role.PORTAL_COORDINATOR);
        var upload = uploads.begin(staff, "north-" + mark, false);
        pieces.receive(upload, 1, "a.json", new ByteArrayInputStream(fixture("collection")), 1 << 20);
        asking.run(
                JOB,
                sql -> sql.of("""
                        update intake.upload set state = 'READING', reader = :somebody,
                            alive_until = viewer.at() - interval '1 second' where id = :id
                        """)
                        .param("somebody", UUID.randomUUID())
                        .param("id", upload)
                        .update());

        assertThat(karl.get(PAGE + "/" + upload).body()).contains("Interrupted", "Go on");
        karl.post(PAGE + "/" + upload + "/resume");
        assertThat(untilItIs("DONE", PAGE + "/" + upload).counts().read()).isEqualTo(7);
    }

    @Test
    void whatIsGivenUpIsDeleted() throws IOException {
        var upload = uploads.begin(viewers.staff(Role.PORTAL_COORDINATOR), "north-" + mark, false);
        pieces.receive(upload, 1, "a.json", new ByteArrayInputStream(fixture("collection")), 1 << 20);
        asking.run(
                JOB,
                sql -> sql.of("update intake.upload set state = 'STOPPED' where id = :id")
                        .param("id", upload)
                        .update());

        karl.post(PAGE + "/" + upload + "/give-up");

        assertThat(karl.get(PAGE + "/" + upload).body()).contains("Given up").doesNotContain("Go on");
        assertThat(left(upload)).isZero();
    }

    @Test
    void aFormThatIsWrongTakesNothing() {
        var before = uploads.newest(viewers.staff(Role.ADMINISTRATOR)).size();
        var gzip = fixture("collection");
        assertThat(post("Not a name", "false", "one.json", gzip).status()).isEqualTo(422);
        assertThat(post("north", "false", "one.exe", gzip).body()).contains("Only .json, .ndjson and .gz");
        assertThat(post("north", "false").body()).contains("Choose at least one file");
        assertThat(karl.post(PAGE, "source", "north").status()).isEqualTo(422);
        assertThat(uploads.newest(viewers.staff(Role.ADMINISTRATOR))).hasSize(before);
    }

    @Test
    void itRefusesAFormThatIsNotOurs() {
        var answer = cast.karl().browser().postBare(PAGE + "?_csrf=invented", "source", "north");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var page = bring("north-" + mark, "false", "one.json", fixture("collection"));
        for (var stranger : new org.havenport.house.CastMember[] {cast.dora(), cast.frank(), cast.hugo(), cast.ann()}) {
            var browser = stranger.browser();
            assertThat(browser.get(PAGE).status()).isEqualTo(404);
            assertThat(browser.get(page).status()).isEqualTo(404);
            assertThat(browser.get(page + "/refusals.csv").status()).isEqualTo(404);
            assertThat(browser.post(page + "/stop").status()).isEqualTo(404);
            assertThat(browser.postParts(PAGE, EDGE, parts("north", "false", "one.json", fixture("collection")))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(uploads.newest(viewers.staff(Role.NURSE)))
                .as("nor by the door")
                .isEmpty();
    }

    @Test
    void itLeavesATrace() {
        var page = bring("north-" + mark, "false", "one.json", fixture("collection"));
        var id = UUID.fromString(page.substring(PAGE.length() + 1));
        var query = new AuditQuery(null, null, cast.karl().account(), null, "import-uploaded", null, null);
        assertThat(audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), query))
                .anyMatch(line -> id.equals(line.item()));
    }

    private String bring(String source, String live, Object... files) {
        var answer = post(source, live, files);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location();
    }

    private Browser.Answer post(String source, String live, Object... files) {
        karl.get(PAGE);
        return karl.postParts(PAGE, EDGE, parts(source, live, files));
    }

    private static byte[] parts(String source, String live, Object... files) {
        var body = new ByteArrayOutputStream();
        field(body, "source", source);
        field(body, "live", live);
        for (int i = 0; i < files.length; i += 2) {
            body.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n"
                            + "Content-Type: application/json\r\n\r\n")
                    .formatted(EDGE, files[i])
                    .getBytes(UTF_8));
            body.writeBytes((byte[]) files[i + 1]);
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--%s--\r\n".formatted(EDGE).getBytes(UTF_8));
        return body.toByteArray();
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(EDGE, name, value)
                .getBytes(UTF_8));
    }

    private Upload untilItIs(String state, String page) {
        var id = UUID.fromString(page.substring(PAGE.length() + 1));
        var staff = viewers.staff(Role.PORTAL_COORDINATOR);
        for (int i = 0; i < 300; i++) {
            var upload = uploads.find(staff, id).orElseThrow();
            if (upload.state().name().equals(state)) {
                return upload;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("It never was " + state + ", it is " + uploads.find(staff, id));
    }

    private long left(UUID upload) {
        return asking.as(
                JOB,
                sql -> sql.of("select count(*) from intake.upload_piece where upload_id = :id")
                        .param("id", upload)
                        .query(Long.class)
                        .single());
    }

    /** A bundle of many people, each with a condition. */
    private byte[] many(int people) {
        return IntStream.range(0, people)
                .mapToObj(i -> """
                        {"fullUrl": "urn:p:%1$s-%2$d", "resource": {"resourceType": "Patient", "id": "p-%2$d-%1$s",
                          "identifier": [{"type": {"coding": [{"code": "MR"}]}, "system": "urn:test:mrn", "value": "Q%2$d-%1$s"}],
                          "name": [{"family": "%1$s%2$d", "given": ["P%2$d"]}], "birthDate": "%3$s"}},
                        {"fullUrl": "urn:c:%1$s-%2$d", "resource": {"resourceType": "Condition", "id": "c-%2$d-%1$s",
                          "code": {"text": "Cough"}, "subject": {"reference": "urn:p:%1$s-%2$d"}, "onsetDateTime": "2019"}}
                        """.formatted(mark, i, born.minusDays(40L * i)))
                .collect(Collectors.joining(
                        ",", "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [", "]}"))
                .getBytes(UTF_8);
    }
}
