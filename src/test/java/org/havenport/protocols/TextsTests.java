package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.havenport.protocols.TextsInForce.SPANISH;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TextsTests {

    private static final String KEY = "outage.website";
    private static final Locale ENGLISH = Locale.ENGLISH;

    @Autowired
    Texts texts;

    @Autowired
    TextsInForce approved;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Autowired
    Audit audit;

    @Test
    void anApprovedVersionStaysInForceUntilANewerOneIsApproved() {
        var first = written(KEY, "First");
        approved.approve(first);
        var second = written(KEY, "Second");

        assertThat(inForce()).isEqualTo(first.version());
        assertThat(texts.standing(second)).isEqualTo(Standing.DRAFT);
        approved.approve(second);
        assertThat(inForce()).isEqualTo(second.version());
        assertThat(texts.standing(again(first))).isEqualTo(Standing.SUPERSEDED);
        texts.readAgain();
        assertThat(texts.standing(again(second))).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void eachLanguageHasItsOwnDraftsAndItsOwnApproval() {
        var english = written(KEY, "In English");
        var before = texts.inForce(KEY, SPANISH).map(ApprovedText::version);
        approved.approve(english);
        assertThat(texts.inForce(KEY, SPANISH).map(ApprovedText::version)).isEqualTo(before);

        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        int version = texts.write(karl, KEY, SPANISH, "Un aviso\nEl portal no funciona.");
        var spanish = texts.version(KEY, SPANISH, version).orElseThrow();
        assertThatThrownBy(() -> approve(counsel(), spanish, spanish.hash(), 12, " "))
                .isInstanceOf(NotApproved.class)
                .hasMessageContaining("NO_TRANSLATOR");
        approved.approve(spanish);
        assertThat(Objects.requireNonNull(
                                texts.inForce(KEY, SPANISH).orElseThrow().approval())
                        .translator())
                .isEqualTo(TextsInForce.TRANSLATOR);
    }

    @Test
    @Verifies("B.dis.0#2")
    void anAuthorDoesNotApproveTheirOwnText() {
        var max = counsel();
        int version = texts.write(max, KEY, ENGLISH, "A notice\nBy counsel.");
        var own = texts.version(KEY, ENGLISH, version).orElseThrow();

        assertThat(texts.mayApprove(max, own)).isFalse();
        assertThatThrownBy(() -> approved.approve(max, own))
                .isInstanceOf(NotApproved.class)
                .hasMessageContaining("OWN_TEXT");
        for (var other : new Viewer[] {viewers.staff(Role.ADMINISTRATOR), viewers.staff(Role.MEDICAL_DIRECTOR)}) {
            assertThatThrownBy(() -> approved.approve(other, own)).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void aClinicalTextIsApprovedByTheMedicalDirectorAlone() {
        var draft = written("policy.replies", "Who answers");

        assertThatThrownBy(() -> approved.approve(counsel(), draft)).isInstanceOf(SecurityException.class);
        approved.approve(viewers.staff(Role.MEDICAL_DIRECTOR), draft);
        assertThat(texts.inForce("policy.replies", ENGLISH).orElseThrow().version())
                .isEqualTo(draft.version());
    }

    @Test
    @Verifies("B.dis.0#3")
    void anApprovalLastsNoLongerThanTwoYears() {
        var draft = written(KEY, "Two years");

        assertThatThrownBy(() -> texts.approve(
                        counsel(),
                        KEY,
                        draft.version(),
                        ENGLISH,
                        draft.hash(),
                        texts.today(),
                        texts.today().plusYears(2).plusDays(1),
                        null,
                        true))
                .isInstanceOf(NotApproved.class)
                .hasMessageContaining("TOO_LONG");
        approve(counsel(), draft, draft.hash(), 24, null);
        assertThat(inForce()).isEqualTo(draft.version());
        try {
            clock.advance(Duration.ofDays(732));
            assertThat(texts.inForce(KEY, ENGLISH)).isEmpty();
            assertThat(texts.standing(again(draft))).isEqualTo(Standing.EXPIRED);
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.dis.0#1")
    void anApprovalIsOfTheVeryWordsThatWereRead() throws Exception {
        var draft = written(KEY, "The very words");
        var other = written(KEY, "Other words");

        assertThatThrownBy(() -> approve(counsel(), draft, other.hash(), 12, null))
                .isInstanceOf(NotApproved.class)
                .hasMessageContaining("OTHER_WORDS");
        assertThat(texts.standing(again(draft))).isEqualTo(Standing.DRAFT);
        approved.approve(other);
        assertThat(inForce()).isEqualTo(other.version());

        var row = "where key = 'outage.website' and language = 'en' and version = " + other.version();
        approved.tamper("update protocols.text set body = body || '!' " + row);
        assertThat(texts.standing(again(other))).isEqualTo(Standing.VOID);
        assertThat(texts.inForce(KEY, ENGLISH).map(ApprovedText::version))
                .isNotEqualTo(java.util.Optional.of(other.version()));
        approved.tamper("update protocols.text set body = left(body, -1) " + row);
        assertThat(inForce()).isEqualTo(other.version());
    }

    @Test
    @Verifies({"B.dis.4#2", "C5#1"})
    void legalRightsStayAsTheyAreWhateverCounselWrites() {
        assertThat(texts.shown(Clause.LIABILITY.key(), ENGLISH).body()).endsWith("Your legal rights stay as they are.");
        assertThat(texts.shown(Clause.LIABILITY.key(), SPANISH).body()).endsWith("Sus derechos legales no cambian.");

        int version = texts.write(
                counsel(), Clause.LIABILITY.key(), ENGLISH, "Faults\nWe are not liable, and you waive every right.");
        assertThat(texts.version(Clause.LIABILITY.key(), ENGLISH, version)
                        .orElseThrow()
                        .body())
                .endsWith("waive every right. Your legal rights stay as they are.");
    }

    @Test
    @Verifies("B.dis.5#2")
    void aTextThatLacksWhatItMustSayIsRefusedNamingWhatAndWhere() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);

        assertThatThrownBy(() -> texts.write(karl, Clause.EMERGENCY.key(), ENGLISH, "Heading\nSay nothing."))
                .isInstanceOfSatisfying(
                        TextIncomplete.class,
                        e -> assertThat(e.gaps())
                                .contains(
                                        new Gap("EMERGENCY", Gap.Why.DOES_NOT_SAY, "911"),
                                        new Gap("EMERGENCY", Gap.Why.DOES_NOT_SAY, "nearest emergency department")));
        assertThatThrownBy(() -> texts.write(karl, Clause.EDUCATION.key(), SPANISH, "Título\nNada."))
                .isInstanceOfSatisfying(
                        TextIncomplete.class,
                        e -> assertThat(e.gaps()).contains(new Gap("EDUCATION", Gap.Why.DOES_NOT_SAY, "educativo")));
        assertThatThrownBy(() -> texts.write(karl, KEY, ENGLISH, " "))
                .isInstanceOfSatisfying(
                        TextIncomplete.class,
                        e -> assertThat(e.gaps()).containsExactly(new Gap(KEY, Gap.Why.EMPTY, "")));
    }

    @Test
    void everyDraftTheProgramBringsAlongSaysWhatItMust() {
        approved.all();

        assertThat(texts.missing()).isEmpty();
        assertThat(texts.declared()).allSatisfy(text -> {
            for (var language : HouseTexts.LANGUAGES) {
                assertThat(texts.inForce(text.key(), language)).as(text.key()).isPresent();
            }
        });
    }

    @Test
    void whatIsMissingIsNamedInEachLanguage() throws Exception {
        approved.all();
        approved.tamper("update protocols.text set key = 'outage.gone' where key = 'outage.phone' and language = 'es'");
        try {
            assertThat(texts.missing()).containsExactly(new MissingText(texts.declared("outage.phone"), SPANISH));
        } finally {
            approved.tamper("update protocols.text set key = 'outage.phone' where key = 'outage.gone'");
        }
        assertThat(texts.missing()).isEmpty();
    }

    @Test
    void twoVersionsAreComparedWordByWord() {
        assertThat(Comparison.of("Heading\nCall us today.", "Heading\nPlease call us today."))
                .containsExactly(
                        new Comparison.Piece(Comparison.Piece.Kind.SAME, "Heading\n"),
                        new Comparison.Piece(Comparison.Piece.Kind.REMOVED, "Call "),
                        new Comparison.Piece(Comparison.Piece.Kind.ADDED, "Please call "),
                        new Comparison.Piece(Comparison.Piece.Kind.SAME, "us today."));
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var who : new Viewer[] {viewers.staff(Role.NURSE), viewers.staff(), viewers.patient()}) {
            assertThatThrownBy(() -> texts.write(who, KEY, ENGLISH, "A\nB")).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void itLeavesATrace() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        var max = counsel();
        int version = texts.write(karl, KEY, ENGLISH, "A trace\nIs left.");
        approved.approve(max, texts.version(KEY, ENGLISH, version).orElseThrow());

        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        assertThat(audit.search(gina, new AuditQuery(null, null, karl.actor(), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("text-written"));
        assertThat(audit.search(gina, new AuditQuery(null, null, max.actor(), null, null, null, null)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("text-approved"));
    }

    private ApprovedText written(String key, String words) {
        int version = texts.write(viewers.staff(Role.PORTAL_COORDINATOR), key, ENGLISH, "A notice\n" + words);
        return texts.version(key, ENGLISH, version).orElseThrow();
    }

    private void approve(Viewer viewer, ApprovedText draft, String hash, int months, @Nullable String translator) {
        texts.approve(
                viewer,
                draft.key(),
                draft.version(),
                draft.locale(),
                hash,
                texts.today(),
                texts.today().plusMonths(months),
                translator,
                true);
    }

    private ApprovedText again(ApprovedText text) {
        return texts.version(text.key(), text.locale(), text.version()).orElseThrow();
    }

    private int inForce() {
        return texts.inForce(KEY, ENGLISH).orElseThrow().version();
    }

    private Viewer counsel() {
        return viewers.staff(Role.COUNSEL);
    }
}
