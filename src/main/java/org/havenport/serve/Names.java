package org.havenport.serve;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names under which browsers find the portal; the first is the one we send them to. */
record Names(List<String> all) {

    private static final Pattern PART = Pattern.compile("[a-z0-9-]{1,63}");
    private static final int LONGEST = 253;

    Names {
        all = all.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    String first() {
        return all.getFirst();
    }

    /** Whether this is a full name in the world's directory of names, for example {@code portal.example.org}. */
    static boolean isName(String text) {
        var parts = List.of(text.toLowerCase(Locale.ROOT).split("\\.", -1));
        return text.length() <= LONGEST
                && parts.size() > 1
                && parts.stream()
                        .allMatch(part -> PART.matcher(part).matches() && !part.startsWith("-") && !part.endsWith("-"))
                && Character.isLetter(parts.getLast().charAt(0));
    }

    /** Whether a browser asked for one of them. */
    boolean has(String host) {
        var plain = host.toLowerCase(Locale.ROOT);
        return all.contains(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
    }

    /** Whether a name of a certificate, which may begin with a star, covers this one. */
    static boolean covers(String ofCertificate, String name) {
        var pattern = ofCertificate.toLowerCase(Locale.ROOT);
        if (!pattern.startsWith("*.")) {
            return pattern.equals(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && name.substring(dot).equals(pattern.substring(1));
    }
}
