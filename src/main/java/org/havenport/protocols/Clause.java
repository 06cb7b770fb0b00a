package org.havenport.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the disclaimer and the agreement must say, in the order in which it is shown. What a clause must say is a list
 * for each language: one of the words between bars has to stand in it.
 */
public enum Clause {
    /** Never for emergencies, urgent or new problems (A5.1, A5.2, B.dis.5). */
    EMERGENCY(
            "B.dis.5",
            List.of("911", "nearest emergency department", "call"),
            List.of("911", "sala de emergencias", "llame")),
    /** No substitute for care face to face (B.dis.2). */
    LIMITS("B.dis.2", List.of("substitute", "face-to-face"), List.of("sustituye", "en persona")),
    /** General information is for learning (B.dis.3). */
    EDUCATION(
            "B.dis.3",
            List.of("education|learning", "not medical advice|not advice|not to be construed"),
            List.of("educativo|educación|aprender", "no es un consejo|no es consejo")),
    /** Not liable for a fault of the portal (B.dis.4). */
    LIABILITY("B.dis.4", List.of("liable|responsible"), List.of("responsable")),
    /** Shown before a result that nobody has looked at yet. */
    MISINTERPRETATION("B.risk.misint.2", List.of("call"), List.of("llame|llámenos")),
    /** What the portal may be used for: the functions that are switched on (A6.1, B.ua.1). */
    PERMITTED("A6.1", List.of(), List.of()),
    /** What the patient does (B.ua.1). */
    DUTIES("B.ua.1", List.of(), List.of()),
    /** New problems need a call or a visit (A6.4). */
    NEW_PROBLEMS("A6.4", List.of("new", "call|visit"), List.of("nuevo", "llame|llámenos|cita|visita")),
    /** Not for sensitive matters (B.ua.2). */
    SENSITIVE("B.ua.2", List.of("sensitive"), List.of("delicad|sensible")),
    /** No refills of narcotics (A6.2). */
    NARCOTICS("A6.2", List.of("narcotic|controlled"), List.of("narcótic|controlad")),
    /** It may be down without warning (B.ua.3). */
    DOWNTIME("B.ua.3", List.of("down|not work|outage"), List.of("no funcion|interrup")),
    /** Nobody has to use it, and access may be suspended (B.ua.4). */
    OPTIONAL(
            "B.ua.4",
            List.of("optional|do not have to|your choice", "suspend"),
            List.of("opcional|no tiene que|usted decide", "suspend"));

    /** The four that stand on the start page. */
    public static final List<Clause> ON_THE_START_PAGE = List.of(EMERGENCY, LIMITS, EDUCATION, LIABILITY);

    /** Those without which there is no agreement. */
    static final List<Clause> IN_THE_AGREEMENT = List.of(
            EMERGENCY,
            LIMITS,
            EDUCATION,
            LIABILITY,
            PERMITTED,
            DUTIES,
            NEW_PROBLEMS,
            SENSITIVE,
            NARCOTICS,
            DOWNTIME,
            OPTIONAL);

    private static final String PREFIX = "disclaimer.";

    private final String requirement;
    private final List<String> english;
    private final List<String> spanish;

    Clause(String requirement, List<String> english, List<String> spanish) {
        this.requirement = requirement;
        this.english = english;
        this.spanish = spanish;
    }

    /** The key of the clause's text. */
    public String key() {
        return PREFIX + name();
    }

    String requirement() {
        return requirement;
    }

    /** The line that ends {@link #LIABILITY} whatever counsel writes: nobody can be asked to waive a right (45 CFR 164.530(h)). */
    public static String rightsLine(Locale locale) {
        return spanish(locale) ? "Sus derechos legales no cambian." : "Your legal rights stay as they are.";
    }

    /** What it lacks, or nothing. */
    List<Gap> gaps(Locale locale, String text) {
        if (text.isBlank()) {
            return List.of(new Gap(name(), Gap.Why.EMPTY, ""));
        }
        var lower = text.toLowerCase(locale);
        var gaps = new ArrayList<Gap>();
        for (var must : spanish(locale) ? spanish : english) {
            var words = must.split("\\|");
            if (List.of(words).stream().noneMatch(lower::contains)) {
                gaps.add(new Gap(name(), Gap.Why.DOES_NOT_SAY, words[0]));
            }
        }
        return gaps;
    }

    /** The body with the line nobody can take away, when it is one that needs it. */
    static String completed(String key, Locale locale, String body) {
        var line = rightsLine(locale);
        return !key.equals(LIABILITY.key()) || body.strip().endsWith(line) ? body : body.strip() + " " + line;
    }

    static ApprovedText complete(ApprovedText text) {
        var body = completed(text.key(), text.locale(), text.body());
        return body.equals(text.body()) ? text : text.withBody(body);
    }

    private static boolean spanish(Locale locale) {
        return locale.getLanguage().equals("es");
    }
}
