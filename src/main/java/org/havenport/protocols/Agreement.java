package org.havenport.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Fills in the agreement: what is switched on, what is asked of patients, and the disclaimer in the versions that are in force. The author's words
 * have a line for each; what stands there nobody can write by hand (A6.1, A6.4).
 */
@Component
class Agreement {

    static final String FUNCTIONS = "{functions}";
    static final String DISCLAIMER = "{disclaimer}";
    static final String DUTIES = "{duties}";

    private static final Pattern DUTIES_PART = Pattern.compile("(?ms)^(\\[DUTIES][^\\n]*\\n).*?(?=^\\[|^\\{|\\z)");

    private final Functions functions;
    private final PatientDuties duties;

    Agreement(Functions functions, PatientDuties duties) {
        this.functions = functions;
        this.duties = duties;
    }

    /** An author's words of before duties were filled in, as they would be written now; counsel sees it and decides. */
    static String withDuties(String source) {
        return source.contains(DUTIES)
                ? source
                : DUTIES_PART.matcher(source).replaceFirst("$1" + Matcher.quoteReplacement(DUTIES) + "\n\n");
    }

    /** What an agreement made now is made of: a line for each part of the disclaimer, then one for each function. */
    String madeOf(List<ApprovedText> disclaimer) {
        var parts = new ArrayList<String>();
        disclaimer.forEach(clause -> parts.add(clause.key() + " " + clause.version()));
        functions.on().forEach(function -> parts.add(function.key()));
        duties.all().forEach(duty -> parts.add("duty " + duty.key()));
        return String.join("\n", parts);
    }

    /** The whole text, or what the author's words lack to become one. */
    String body(String source, Locale locale, List<ApprovedText> disclaimer) {
        var gaps = new ArrayList<Gap>();
        if (!source.contains(FUNCTIONS)) {
            gaps.add(new Gap(Clause.PERMITTED.name(), Gap.Why.DOES_NOT_SAY, FUNCTIONS));
        }
        if (!source.contains(DISCLAIMER)) {
            gaps.add(new Gap(Clause.EMERGENCY.name(), Gap.Why.MISSING, DISCLAIMER));
        }
        // Nothing is asked of patients but what the program notices (B.ua.1).
        Sections.of(source)
                .part(Clause.DUTIES.name())
                .filter(part -> !part.text().replace(DISCLAIMER, "").strip().equals(DUTIES))
                .ifPresent(_ -> gaps.add(new Gap(Clause.DUTIES.name(), Gap.Why.DOES_NOT_SAY, DUTIES)));
        for (var clause : Clause.ON_THE_START_PAGE) {
            if (source.contains("[" + clause.name() + "]")) {
                gaps.add(new Gap(clause.name(), Gap.Why.OUT_OF_DATE, DISCLAIMER));
            }
        }
        if (!gaps.isEmpty()) {
            throw new TextIncomplete(gaps);
        }
        return source.replace(FUNCTIONS, listed(locale))
                .replace(DUTIES, asked(locale))
                .replace(DISCLAIMER, transcluded(disclaimer));
    }

    private String listed(Locale locale) {
        return functions.on().stream()
                .map(function -> "- " + function.sentence(locale))
                .collect(Collectors.joining("\n"));
    }

    private String asked(Locale locale) {
        return duties.all().stream().map(duty -> "- " + duty.sentence(locale)).collect(Collectors.joining("\n"));
    }

    private static String transcluded(List<ApprovedText> disclaimer) {
        return disclaimer.stream()
                .map(clause -> "[%s] %s\n%s".formatted(id(clause), clause.heading(), clause.text()))
                .collect(Collectors.joining("\n\n"));
    }

    private static String id(ApprovedText clause) {
        return clause.key().substring(clause.key().indexOf('.') + 1);
    }

    /** What a finished agreement lacks: every clause it must have, in the order of the disclaimer. */
    static List<Gap> gaps(Locale locale, String body) {
        var sections = Sections.of(body);
        var gaps = new ArrayList<Gap>();
        for (var clause : Clause.IN_THE_AGREEMENT) {
            sections.part(clause.name())
                    .ifPresentOrElse(
                            part -> gaps.addAll(
                                    part.text().isBlank()
                                            ? clause.gaps(locale, "")
                                            : clause.gaps(locale, part.heading() + "\n" + part.text())),
                            () -> gaps.add(new Gap(clause.name(), Gap.Why.MISSING, "")));
        }
        sections.part(Clause.LIABILITY.name())
                .filter(part -> !part.text().endsWith(Clause.rightsLine(locale)))
                .ifPresent(_ ->
                        gaps.add(new Gap(Clause.LIABILITY.name(), Gap.Why.DOES_NOT_SAY, Clause.rightsLine(locale))));
        return gaps;
    }
}
