package org.havenport.protocols;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The portal is a choice (B.ua.4): a text that makes care depend on an account, an enrolment or an agreement is neither
 * kept nor published. What a sentence means the program does not know; it knows the ways in which this is said.
 */
@Component
class CareIsNeverTiedToThePortal implements Safeguard {

    private static final String CARE_EN = "(care|treatment|treat you|appointments?|prescriptions?|see you|seen)";
    private static final String PORTAL_EN = "(portal|enrol|enroll|account|sign up|register|agreement|attest)";
    private static final String CARE_ES =
            "(atención|atenderle|atenderlo|atenderla|atendemos|tratamiento|tratarle|citas?|recetas?)";
    private static final String PORTAL_ES = "(portal|inscri|registr|cuenta|acuerdo)";
    /** Within one sentence. */
    private static final String NEAR = "[^.!?\\n]{0,120}";

    private static final Map<String, List<Pattern>> TIES = Map.of(
            "en",
            List.of(
                    pattern(
                            "(only if|only when|unless|condition of|conditional|conditioned on|depends on|in order to|must|"
                                    + "requires?|required|have to|need to|cannot|can not|will not|refuse|deny|stop)"
                                    + NEAR),
                    pattern(CARE_EN),
                    pattern(PORTAL_EN)),
            "es",
            List.of(
                    pattern("(solo si|solo cuando|a menos que|condición|condicionad|depende de|para poder|debe|"
                            + "obligatori|tiene que|no podemos|no podrá|sin |negar|rechazar|dejar de)" + NEAR),
                    pattern(CARE_ES),
                    pattern(PORTAL_ES)));

    /** Ways in which a text says that it is not so: they are no tie. */
    private static final Map<String, List<Pattern>> UNTIED = Map.of(
            "en",
            List.of(
                    pattern("(does not|do not|never|not)" + NEAR + "(depend|require|need|condition|affect|change)"),
                    pattern("you (do not|don't) (have|need) to"),
                    pattern("(your )?(choice|optional|voluntary)"),
                    pattern("substitute|emergenc|urgent|911|face-to-face")),
            "es",
            List.of(
                    pattern("(no|nunca)" + NEAR + "(depende|requiere|necesita|afecta|cambia)"),
                    pattern("no (tiene que|necesita|es necesario|es obligatorio)"),
                    pattern("(opcional|voluntari|elección)"),
                    pattern("sustituye|emergencia|urgen|911|en persona")));

    private final ObjectProvider<Texts> texts;
    private final Clock clock;

    CareIsNeverTiedToThePortal(ObjectProvider<Texts> texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.ua.4");
    }

    @Override
    public String promise() {
        return "No text of the practice makes care depend on the portal.";
    }

    /** The sentences of a text that tie care to the portal. */
    List<Gap> gaps(String key, Locale locale, String body) {
        return body.replaceAll("\\s*\\n(?![\\n#])", " ")
                .lines()
                .flatMap(line -> Pattern.compile("(?<=[.!?])\\s+").splitAsStream(line))
                .filter(sentence -> ties(locale, sentence))
                .map(sentence -> new Gap(key, Gap.Why.TIES_CARE, sentence.strip()))
                .toList();
    }

    private static boolean ties(Locale locale, String sentence) {
        var language = locale.getLanguage();
        return TIES.getOrDefault(language, List.of()).stream()
                        .allMatch(part -> part.matcher(sentence).find())
                && !TIES.getOrDefault(language, List.of()).isEmpty()
                && UNTIED.getOrDefault(language, List.of()).stream()
                        .noneMatch(part -> part.matcher(sentence).find());
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public Evidence evidence() {
        var all =
                texts.getObject().all().stream().filter(ApprovedText::approved).toList();
        var tied = all.stream()
                .filter(text -> !gaps(text.key(), text.locale(), text.body()).isEmpty())
                .map(text -> "%s (%s)".formatted(text.key(), text.locale().getLanguage()))
                .distinct()
                .toList();
        var seen = "%d of %d approved texts make care depend on the portal%s"
                .formatted(tied.size(), all.size(), tied.isEmpty() ? "." : ": " + String.join(", ", tied));
        return tied.isEmpty()
                ? Evidence.holds(seen, clock.instant())
                : Evidence.broken(seen, clock.instant(), "/staff/policies/texts");
    }
}
