package org.havenport.protocols;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The clauses of the disclaimer, in the order in which they are shown, and what the program adds to counsel's words. */
public enum Clause {
    /** Never for emergencies, urgent or new problems (A5.1, A5.2, B.dis.5). */
    EMERGENCY,
    /** No substitute for care face to face (B.dis.2). */
    LIMITS,
    /** General information is for learning (B.dis.3). */
    EDUCATION,
    /** Not liable for a fault of the portal (B.dis.4). */
    LIABILITY,
    /** Shown before a result that nobody has looked at yet. */
    MISINTERPRETATION;

    /** The four that stand on the start page. */
    public static final List<Clause> ON_THE_START_PAGE = List.of(EMERGENCY, LIMITS, EDUCATION, LIABILITY);

    private static final Map<String, String> RIGHTS = Map.of(
            "en", "Your legal rights stay as they are.",
            "es", "Sus derechos legales no cambian.");

    private static final Map<String, Predicate<String>> SENT_TO = Map.of(
            "en",
                    body -> body.contains("emergency department")
                            && body.toLowerCase(Locale.ROOT).contains("call"),
            "es", body -> body.contains("sala de emergencias") && body.contains("lame"));
    private static final Predicate<String> MISSING = _ -> false;

    /** The key of the clause's text. */
    public String key() {
        return "disclaimer." + name();
    }

    /** The line that ends {@link #LIABILITY} whatever counsel writes: nobody can be asked to waive a right (45 CFR 164.530(h)). */
    public static String rightsLine(Locale locale) {
        return RIGHTS.getOrDefault(locale.getLanguage(), RIGHTS.getOrDefault("en", ""));
    }

    static ApprovedText complete(ApprovedText text) {
        var line = rightsLine(text.locale());
        if (!text.key().equals(LIABILITY.key()) || text.body().strip().endsWith(line)) {
            return text;
        }
        return text.withBody(text.body().strip() + " " + line);
    }

    static void check(String key, Locale locale, String body) {
        if (body.isBlank()) {
            throw new IllegalArgumentException("An empty text says nothing");
        }
        if (key.startsWith("disclaimer.") && body.strip().lines().count() < 2) {
            throw new IllegalArgumentException("A clause has a heading and, below it, what it says");
        }
        if (key.equals(EMERGENCY.key())
                && !SENT_TO.getOrDefault(locale.getLanguage(), MISSING).test(body)) {
            throw new IllegalArgumentException(
                    "The clause EMERGENCY must send people to the nearest emergency department");
        }
    }
}
