package org.havenport.notices;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.havenport.home.Words;
import org.havenport.protocols.HouseTexts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/**
 * What a notice says is fixed for its kind: no gaps to fill, and no word that tells why somebody is cared for. A kind that
 * says more does not start the program.
 */
@Component
class NudgesCarryNoContent implements Safeguard {

    /** The parts that each kind has in its room's words. */
    static final List<String> PARTS = List.of("subject", "text", "short");

    private static final Pattern GAP = Pattern.compile("[{}<>\\r\\n]|https?:|\\d");

    /** What would tell that there is a result, a treatment or a subject. The portal says it, to whoever signs in. */
    private static final Pattern TELLS = Pattern.compile(
            "\\b(results?|tests?|lab|laborator\\w*|biops\\w*|diagnos\\w*|medic(ine|ation|al)\\w*|prescri\\w*|refill\\w*"
                    + "|cancer|tumou?r|pregnan\\w*|h\\.?i\\.?v|std|sexual\\w*|mental|psych\\w*|addict\\w*|drugs?|blood"
                    + "|x-?ray|imaging|patholog\\w*|treat(ment|ed)\\w*|critical|urgent|abnormal|doctor|dr|clinic|bills?|owe"
                    + "|resultados?|prueba\\w*|an[aá]lisis|laboratorio|diagn[oó]stic\\w*|medicament\\w*|medicinas?|receta\\w*"
                    + "|c[aá]ncer|embaraz\\w*|vih|droga\\w*|sangre|urgente|cr[ií]tico|tratamiento\\w*|cl[ií]nica|doctora?"
                    + "|factura\\w*|biopsia\\w*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final List<NoticeKind> kinds;
    private final Clock clock;

    NudgesCarryNoContent(List<NoticeKind> kinds, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.clock = clock;
        var wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Notices that say more than they may: " + wrong);
        }
    }

    /**
     * A part of what a kind says, in a language.
     *
     * @throws IllegalStateException when it says more than it may
     */
    String say(NoticeKind kind, String part, Words words) {
        var said = words.say(kind.words() + "." + part);
        if (says(said)) {
            throw new IllegalStateException("The notice %s says more than it may".formatted(kind.key()));
        }
        return said;
    }

    /** Whether words say more than a notice may. */
    static boolean says(String words) {
        return GAP.matcher(words).find() || TELLS.matcher(words).find();
    }

    private List<String> wrong() {
        var wrong = new ArrayList<String>();
        for (Locale language : HouseTexts.LANGUAGES) {
            var words = Words.of(language, ZoneOffset.UTC);
            for (var kind : kinds) {
                for (var part : PARTS) {
                    var key = kind.words() + "." + part;
                    if (!words.has(key) || says(words.say(key))) {
                        wrong.add(key + " in " + language);
                    }
                }
            }
        }
        return wrong;
    }

    @Override
    public List<String> requirements() {
        return List.of("A6.3", "C3", "B.risk.inap.2");
    }

    @Override
    public String promise() {
        return "Messages outside the portal carry no content, only the way to the portal.";
    }

    @Override
    public Evidence evidence() {
        var wrong = wrong();
        var read = kinds.size() * HouseTexts.LANGUAGES.size() * PARTS.size();
        return Evidence.none(
                wrong.size(),
                "%d of %d fixed wordings of %d kinds of notice say more than they may"
                        .formatted(wrong.size(), read, kinds.size()),
                clock.instant(),
                null);
    }
}
