package org.havenport.followup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.database.OwnersConnection;
import org.havenport.followup.ContactRecord.ContactOutcome;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.followup.ContactRecord.Medium;
import org.havenport.house.Canaries;
import org.havenport.house.CanaryPatient;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.Fingerprint;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EveryProofIsKnownByItsHashTests {

    private static final String PROOF = "/staff/proof";
    private static final String SAID = "Please come in for another test on Monday.";

    @Autowired
    EveryProofIsKnownByItsHash guard;

    @Autowired
    Canaries canaries;

    @Autowired
    Contacts contacts;

    @Autowired
    Cast cast;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies({"B.risk.doc.3#1", "B.risk.doc.3#2"})
    void itHoldsEverythingOfOneMatterAndNoWordOfAnybodyElse() throws Exception {
        var one = canaries.hatch();
        var other = canaries.hatch();
        var topic = lived(one, SAID);
        lived(other, "Word of " + other.mark());

        var files = unpacked(taken(cast.gina(), one.patient(), topic));

        assertThat(files).containsOnlyKeys("proof.pdf", "proof.json", Bundle.LIST);
        var pdf = requireNonNull(files.get("proof.pdf"));
        var machine = requireNonNull(files.get("proof.json"));
        var list = requireNonNull(files.get(Bundle.LIST));
        var json = new String(machine, StandardCharsets.UTF_8);
        var paper = words(pdf);
        for (var text : List.of(json, paper)) {
            assertThat(text.replaceAll("\\s+", " "))
                    .contains(
                            one.mark(),
                            "It came in",
                            "It was opened to the patient",
                            "The patient looked at it",
                            "I have seen this",
                            "Spoke with the patient, by telephone",
                            "Dora Reyes",
                            "Gina Moretti",
                            SAID);
            assertThat(Canaries.heardIn(text, other)).isEmpty();
        }
        assertThat(new String(list, StandardCharsets.UTF_8))
                .as("as sha256sum reads it")
                .isEqualTo("%s  proof.pdf%n%s  proof.json%n".formatted(Fingerprint.of(pdf), Fingerprint.of(machine)));

        var browser = cast.gina().browser();
        browser.get(PROOF);
        var manifest = Fingerprint.of(list);
        assertThat(browser.post(PROOF + "/check", "manifest", manifest.toUpperCase(Locale.ROOT))
                        .body())
                .contains("It is ours", "Gina Moretti");
        assertThat(browser.post(PROOF + "/check", "manifest", Fingerprint.of(new byte[1]))
                        .body())
                .contains("We handed out no proof with this hash");
        var changed = machine.clone();
        changed[changed.length / 2] ^= 1;
        var forged = new Bundle().with("proof.pdf", pdf).with("proof.json", changed);
        assertThat(browser.post(PROOF + "/check", "manifest", forged.manifest()).body())
                .as("one bit of one file is another")
                .contains("We handed out no proof with this hash");
    }

    @Test
    @Verifies("B.risk.doc.3#2")
    void whoTakesOneFindsItByTwoIdentifiersAndLeavesATrace() throws Exception {
        var one = canaries.hatch();
        var topic = lived(one, SAID);
        var browser = cast.gina().browser();
        browser.get(PROOF);
        var born = one.words().getLast();
        assertThat(browser.post(PROOF, "number", "R" + one.mark(), "born", "1950-01-01")
                        .status())
                .isEqualTo(422);
        var found = browser.post(PROOF, "number", "R" + one.mark(), "born", born);
        assertThat(found.location()).isEqualTo(PROOF + "/" + one.patient());
        assertThat(browser.get(found.location()).body()).contains(topic.toString(), "Take the proof");

        taken(cast.gina(), one.patient(), topic);
        assertThat(count(
                        "select count(*) from audit.line where action = 'proof-taken' and patient_id = '%s' and item = '%s' and actor = '%s'"
                                .formatted(one.patient(), topic, cast.gina().account())))
                .isOne();
    }

    @Test
    @Verifies("B.risk.doc.3#2")
    void theEvidenceTurnsWhenAProofWasTakenByNobodyTheLogKnows() throws Exception {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        var id = UUID.randomUUID();
        owner.run(
                "insert into followup.proof values (gen_random_uuid(), '%s', gen_random_uuid(), now(), gen_random_uuid(), '%s')"
                        .formatted(id, "0".repeat(64)));
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("delete from followup.proof where id = '%s'".formatted(id));
        }
    }

    @Test
    void itRefusesStaffWithoutTheRoleAndAnotherPatientsMatter() throws Exception {
        var one = canaries.hatch();
        var other = canaries.hatch();
        var topic = lived(one, SAID);
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.dora(), cast.ellis(), one.person())) {
            var browser = stranger.browser();
            assertThat(browser.get(PROOF).status()).isEqualTo(404);
            assertThat(browser.get(PROOF + "/" + one.patient()).status()).isEqualTo(404);
            assertThat(browser.post(PROOF + "/" + one.patient() + "/" + topic).status())
                    .isEqualTo(404);
        }
        var gina = cast.gina().browser();
        assertThat(gina.post(PROOF + "/" + other.patient() + "/" + topic).status())
                .isEqualTo(404);
        assertThat(gina.get(PROOF + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    /** Its patient sees and confirms the first result that is open; then somebody speaks with them. */
    private UUID lived(CanaryPatient canary, String said) throws Exception {
        var topic = UUID.fromString(
                text("select item_id::text from followup.obligation where patient_id = '%s' and kind = 'RESULT' limit 1"
                        .formatted(canary.patient())));
        var browser = canary.person().browser();
        browser.get("/results/" + topic);
        browser.post("/results/" + topic + "/seen");
        cast.lookAfter(canary.patient());
        var dora = viewers.staffOf(canary.patient(), Role.NURSE);
        contacts.record(
                dora,
                new ContactRecord(
                        canary.patient(),
                        topic,
                        Medium.PHONE,
                        ContactOutcome.SPOKE,
                        Set.of(Identifier.PHONE, Identifier.ADDRESS),
                        true,
                        said));
        owner.run("update followup.contact set by_actor = '%s' where patient_id = '%s'"
                .formatted(cast.dora().account(), canary.patient()));
        return topic;
    }

    private byte[] taken(CastMember who, UUID patient, UUID topic) throws Exception {
        var browser = who.browser();
        browser.get(PROOF + "/" + patient);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(cast.portal().resolve(PROOF + "/" + patient + "/" + topic))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(
                            "Cookie",
                            "havenport=%s; havenport-form=%s"
                                    .formatted(browser.cookie("havenport"), browser.cookie("havenport-form")))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "_csrf=" + URLEncoder.encode(browser.hidden(), StandardCharsets.UTF_8)))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment; filename=\"proof-")
                    .doesNotContain(patient.toString());
            return answer.body();
        }
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getDocumentInformation().getTitle() + new PDFTextStripper().getText(document);
        }
    }

    private long count(String sql) throws Exception {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws Exception {
        try (var connection = owner.open();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
