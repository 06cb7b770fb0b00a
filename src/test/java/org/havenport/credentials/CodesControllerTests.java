package org.havenport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.havenport.database.OwnersConnection;
import org.havenport.files.Pdfs;
import org.havenport.home.Words;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CodesControllerTests {

    private static final String PATH = "/you/sign-in/codes";
    private static final Pattern CODE = Pattern.compile("<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>");

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Pdfs pdfs;

    @Autowired
    BusinessHours hours;

    @Test
    @Verifies("B.sec.3#6")
    void aCodeStandsInForAPhoneThatIsLostOnce() {
        for (var who : List.of(cast.newPatient(), cast.newStaff(Role.NURSE))) {
            var codes = codes(who.browser().post(PATH));
            assertThat(codes).hasSize(10);
            var lost = who.newBrowser();
            lost.post("/sign-in", "username", who.username(), "password", who.password());
            assertThat(lost.get("/sign-in/code").body()).contains("You do not have your phone with you?");
            assertThat(lost.post("/sign-in/code", "code", codes.getFirst().toLowerCase(java.util.Locale.ROOT))
                            .location())
                    .isEqualTo(who.isStaff() ? "/staff" : "/home");
            assertThat(lost.get(OverviewController.PATH).body()).contains("9 codes are left");
            assertThat(told(who)).isEqualTo(1);
            var again = who.newBrowser();
            again.post("/sign-in", "username", who.username(), "password", who.password());
            assertThat(again.post("/sign-in/code", "code", codes.getFirst()).status())
                    .isEqualTo(422);
        }
    }

    @Test
    @Verifies("B.sec.3#6")
    void theyAreShownOnceAndNewOnesTakeTheirPlace() {
        var browser = cast.newPatient().browser();
        assertThat(browser.get(PATH).body()).contains("You have no recovery codes yet");
        var first = codes(browser.post(PATH));
        assertThat(browser.get(PATH).body()).contains("10 codes are left").doesNotContain(first.getFirst());
        codes(browser.post(PATH));
        assertThat(browser.post(PATH + "/sheet", "code", first.getFirst()).status())
                .isEqualTo(404);
    }

    @Test
    void theSheetPrintsOnlyCodesThatWork() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        var fields = new ArrayList<String>();
        codes(browser.post(PATH)).forEach(code -> fields.addAll(List.of("code", code)));
        var sheet = browser.post(PATH + "/sheet", fields.toArray(String[]::new));
        assertThat(sheet.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(sheet.header("Content-Disposition")).contains("recovery-sheet.pdf");
        assertThat(browser.post(PATH + "/sheet", "code", "AAAAA-BBBBB").status())
                .isEqualTo(404);
        assertThat(cast.newPatient()
                        .browser()
                        .post(PATH + "/sheet", fields.toArray(String[]::new))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSheetSaysHowACodeIsUsedAndNotWhoseItIs() throws java.io.IOException {
        for (var language : List.of("en", "es")) {
            var words = Words.of(java.util.Locale.of(language), java.time.ZoneOffset.UTC);
            var file = pdfs.print(
                    words,
                    words.say("credentials.sheet.title"),
                    "credentials/sheet",
                    java.util.Map.of("codes", List.of("4TK90-B2MXW"), "practice", hours.practice()));
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("/StructTreeRoot");
            try (var pdf = Loader.loadPDF(file)) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("4TK90-B2MXW")
                        .contains(words.say("credentials.codes.apart").substring(0, 30));
            }
        }
    }

    /** How often this person was told that a code was used. */
    private long told(CastMember who) {
        var book = who.isStaff() ? "notices.account_notice where account_id" : "notices.notice where patient_id";
        try (var connection = owner.open();
                var count = connection.prepareStatement(
                        "select count(*) from " + book + " = ? and kind = 'access.recovery-code-used'")) {
            count.setObject(1, who.isStaff() ? who.account() : who.patient());
            var row = count.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> codes(Browser.Answer shown) {
        assertThat(shown.status()).isEqualTo(200);
        var found = CODE.matcher(shown.body());
        var codes = new ArrayList<String>();
        while (found.find()) {
            codes.add(found.group(1));
        }
        return codes;
    }
}
