package org.havenport.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.Canaries;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.HouseTexts;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No message of any kind, in any language, by any way, tells anything of whom it is for. */
@PortalTest
class NudgesCarryNoContentTests {

    private static final String UNDO = UndoController.PATH + "/" + "0".repeat(32);

    @Autowired
    List<NoticeKind> kinds;

    @Autowired
    Wording wording;

    @Autowired
    NudgesCarryNoContent guard;

    @Autowired
    Canaries canaries;

    @Test
    @Verifies({"C3#3", "A6.3#2", "B.risk.inap.2#2"})
    void everyKindInEveryLanguageByEveryWaySaysTheSameToEverybody() {
        var canary = canaries.hatch();
        var read = 0;
        for (var kind : kinds) {
            for (var language : HouseTexts.LANGUAGES) {
                for (var channel : Channel.values()) {
                    var code =
                            switch (kind.urgency()) {
                                case CODE -> "12345678";
                                case UNDO -> UNDO;
                                case NUDGE, OTHER_WAY, SECURITY, PAGE -> null;
                            };
                    var said = wording.say(kind, channel, language, code);
                    var all = said.subject() + "\n" + said.text() + "\n" + said.html();
                    assertThat(Canaries.heardIn(all, canary)).as(kind.key()).isEmpty();
                    assertThat(linksIn(all))
                            .as(kind.key())
                            .isSubsetOf("https://portal.example.org/", "https://portal.example.org" + UNDO);
                    assertThat(wording.say(kind, channel, language, code)).isEqualTo(said);
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(12);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    @Verifies({"A6.3#2", "A1.2#2"})
    void whoTellsCannotHandOverWords() {
        var taken = new HashSet<Class<?>>();
        Arrays.stream(Notices.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.getName().equals("isCode"))
                .forEach(method -> taken.addAll(List.of(method.getParameterTypes())));
        assertThat(taken)
                .isSubsetOf(Set.of(Sql.class, NoticeKind.class, UUID.class, Channel.class, java.util.Collection.class));
        assertThat(Notices.Told.class.getRecordComponents())
                .extracting(java.lang.reflect.RecordComponent::getType)
                .containsOnly(UUID.class);
        assertThat(Arrays.stream(NoticeKind.class.getRecordComponents())
                        .filter(part -> part.getType() == String.class)
                        .map(java.lang.reflect.RecordComponent::getName))
                .as("The key is looked up, and what is not in the words is not said")
                .containsExactly("key");
    }

    @Test
    void aKindThatSaysMoreDoesNotStart() {
        for (var says : List.of(
                "Your result is in",
                "Hello {0}",
                "Your biopsy",
                "Sus resultados",
                "Call 206 555 0142",
                "See https://other.example.org",
                "Su análisis de sangre",
                "two\nlines")) {
            assertThat(NudgesCarryNoContent.says(says)).as(says).isTrue();
        }
        var unspoken = NoticeKind.nudge("notices.never-spoken", Duration.ZERO);
        assertThatThrownBy(() -> new NudgesCarryNoContent(List.of(unspoken), Clock.systemUTC()))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("notices.notice.never-spoken");
        assertThatThrownBy(() -> NoticeKind.nudge("Your result is in", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> linksIn(String text) {
        var links = new HashSet<String>();
        var found = java.util.regex.Pattern.compile("https?://[^\\s\"<]+").matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            links.add(found.group());
        }
        return links;
    }
}
