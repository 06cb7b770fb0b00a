package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Objects;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TheAgreementCarriesTheDisclaimerTests {

    private static final String KEY = "agreement";
    private static final Locale ENGLISH = Locale.ENGLISH;

    @Autowired
    TheAgreementCarriesTheDisclaimer promise;

    @Autowired
    AgreementKeepsUp keepsUp;

    @Autowired
    Texts texts;

    @Autowired
    Functions functions;

    @Autowired
    Deciding deciding;

    @Autowired
    TextsInForce approved;

    @Autowired
    Viewers viewers;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"A6.4#1", "A6.1#1", "A6.1#3", "B.ua.1#1"})
    void itCarriesTheDisclaimerOfTheStartPageAndListsWhatIsSwitchedOn() {
        approved.all();

        for (var language : HouseTexts.LANGUAGES) {
            var agreement = texts.inForce(KEY, language).orElseThrow();
            for (var clause : Clause.ON_THE_START_PAGE) {
                var shown = texts.shown(clause.key(), language);
                assertThat(agreement.body()).contains(shown.heading(), shown.text());
                assertThat(agreement.madeOf()).contains(clause.key() + " " + shown.version());
            }
            assertThat(Sections.of(agreement.body()).parts())
                    .extracting(Sections.Section::id)
                    .containsAll(
                            Clause.IN_THE_AGREEMENT.stream().map(Clause::name).toList());
            assertThat(functions.on())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(function -> assertThat(agreement.body()).contains("- " + function.sentence(language)));
            var approval = Objects.requireNonNull(agreement.approval());
            assertThat(approval.as()).isEqualTo(Role.COUNSEL);
            assertThat(approval.hash()).isEqualTo(agreement.hash());
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies({"A6.4#2", "A6.4#3"})
    void aNewDisclaimerBreaksThePromiseUntilANewAgreementIsApproved() {
        approved.all();
        var before = texts.inForce(KEY, ENGLISH).orElseThrow();
        var stale = draft("With the old disclaimer");
        var clause = texts.shown(Clause.EDUCATION.key(), ENGLISH);
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        int version = texts.write(karl, clause.key(), ENGLISH, clause.body() + " Ask us.");
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        approved.approve(texts.version(clause.key(), ENGLISH, version).orElseThrow());

        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(promise.evidence().seen()).contains("EDUCATION (en)");
        assertThatThrownBy(() -> approved.approve(stale))
                .isInstanceOfSatisfying(
                        TextIncomplete.class,
                        e -> assertThat(e.gaps()).contains(new Gap("EDUCATION", Gap.Why.OUT_OF_DATE, "")));

        keepsUp.readAgain();
        var proposed = texts.waiting().stream()
                .filter(text -> text.key().equals(KEY) && text.locale().equals(ENGLISH))
                .findFirst()
                .orElseThrow();
        assertThat(proposed.body()).contains("Ask us.", "With the old disclaimer");
        assertThat(proposed.version()).isGreaterThan(before.version());
        keepsUp.readAgain();
        assertThat(texts.history(KEY, ENGLISH).getFirst().version()).isEqualTo(proposed.version());
        approved.approve(proposed);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("A6.4#2")
    void anAgreementWithoutTheDisclaimerIsRefused() {
        approved.all();
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        var source = texts.inForce(KEY, ENGLISH).orElseThrow().source();

        assertThatThrownBy(() -> texts.write(karl, KEY, ENGLISH, source.replace(Agreement.DISCLAIMER, "")))
                .isInstanceOf(TextIncomplete.class)
                .hasMessageContaining("EMERGENCY");
        assertThatThrownBy(() -> texts.write(
                        karl, KEY, ENGLISH, source.replace(Agreement.DISCLAIMER, "[LIABILITY] Ours\nNever liable.")))
                .isInstanceOf(TextIncomplete.class)
                .hasMessageContaining("LIABILITY");
        for (var clause : Clause.IN_THE_AGREEMENT) {
            if (!Clause.ON_THE_START_PAGE.contains(clause)) {
                var without = source.replace("[" + clause.name() + "]", "[SOMETHING_ELSE]");
                assertThatThrownBy(() -> texts.write(karl, KEY, ENGLISH, without))
                        .as(clause.name())
                        .isInstanceOfSatisfying(
                                TextIncomplete.class,
                                e -> assertThat(e.gaps()).contains(new Gap(clause.name(), Gap.Why.MISSING, "")));
            }
        }
    }

    @Test
    @Verifies({"A6.1#1", "A6.1#2"})
    void aSwitchedFunctionMakesANewAgreement() {
        approved.all();
        var offered =
                functions.all().stream().filter(it -> !it.right()).findFirst().orElseThrow();
        assertThat(texts.inForce(KEY, ENGLISH).orElseThrow().body()).contains(offered.english());
        deciding.decide(offered, false);
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
            assertThat(cast.ann().browser().get(offered.path()).location()).isEqualTo("/switched-off");
            assertThat(cast.ann().browser().get("/switched-off?lang=en").body())
                    .contains("it can be done without the portal");
            approved.all();
            assertThat(texts.inForce(KEY, ENGLISH).orElseThrow().body()).doesNotContain(offered.english());
            assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        } finally {
            deciding.forget(offered);
            approved.all();
        }
        assertThat(texts.inForce(KEY, ENGLISH).orElseThrow().body()).contains(offered.english());
        assertThat(cast.ann().browser().get(offered.path()).status()).isEqualTo(200);
    }

    @Test
    @Verifies("C5#2")
    void whatIsAPersonsRightCannotBeSwitchedOff() {
        var right = functions.all().stream()
                .filter(PatientFunction::right)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> deciding.decide(right, false)).isInstanceOf(NotAcceptable.class);
        assertThat(functions.on(right)).isTrue();
    }

    private ApprovedText draft(String more) {
        var source = texts.history(KEY, ENGLISH).getFirst().source();
        int version = texts.write(
                viewers.staff(Role.PORTAL_COORDINATOR),
                KEY,
                ENGLISH,
                source.replace("[OPTIONAL]", "[MORE] More\n" + more + "\n\n[OPTIONAL]"));
        return texts.version(KEY, ENGLISH, version).orElseThrow();
    }
}
