package org.havenport.house;

import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One request somebody makes.
 *
 * @param target whose ids are in it, where the aim names another's
 * @param method mostly the door's own
 * @param seed draws the ids
 */
record Probe(Knocker who, Door door, Aim aim, Targets.Target target, String method, Dress dress, long seed) {

    /** Whose ids stand in the path and the form. */
    enum Aim {
        /** Another's, all of them. */
        FOREIGN,
        /** A thing of another's under the asker's own record, or under one that is known to the asker. */
        CROSSED,
        /** The asker's own. */
        OWN,
        /** Of nothing. */
        RANDOM,
        /** No ids at all. */
        MALFORMED
    }

    /** What stands around the request, which must not change the answer to the better. */
    enum Dress {
        PLAIN(""),
        QUERY("?patient=$patient&record=$patient&item=$item&account=$account&actor=$account&kind=STAFF&role=CLINICIAN"),
        JSON("", "Accept", "application/fhir+json, application/json"),
        SPANISH("", "Accept-Language", "es"),
        OVERRIDE("", "X-HTTP-Method-Override", "GET", "X-Method-Override", "DELETE"),
        REWRITE("", "X-Original-URL", "/results", "X-Rewrite-URL", "/staff/audit"),
        FORWARDED("", "X-Forwarded-For", "127.0.0.1", "X-Forwarded-Host", "evil.example", "X-Forwarded-Prefix", "/x"),
        USER("", "X-Remote-User", "$account", "X-User", "$account", "X-Patient", "$patient"),
        PIECE("", "Range", "bytes=0-99"),
        KEPT("", "If-None-Match", "*", "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"),
        PART_OF_A_PAGE("", "HX-Request", "true", "X-Requested-With", "XMLHttpRequest");

        private final String query;
        private final String[] headers;

        Dress(String query, String... headers) {
            this.query = query;
            this.headers = headers;
        }

        String query(CanaryPatient of) {
            return fill(query, of);
        }

        String[] headers(CanaryPatient of) {
            var filled = headers.clone();
            for (int i = 0; i < filled.length; i++) {
                filled[i] = fill(filled[i], of);
            }
            return filled;
        }

        private static String fill(String text, CanaryPatient of) {
            return text.replace("$patient", of.patient().toString())
                    .replace("$item", of.items().getFirst().toString())
                    .replace("$account", of.person().account().toString());
        }
    }

    /** The request as it is made. */
    Seen sent() {
        return send(door.with(ids()));
    }

    /** The same with ids of nothing where it named another's things. */
    Seen withInventedIds() {
        var real = ids();
        return send(door.with(variable -> {
            var keeps = Targets.isWord(variable) || aim == Aim.CROSSED && Targets.isPatient(variable);
            return keeps ? real.apply(variable) : UUID.randomUUID().toString();
        }));
    }

    /** The same at an address of nothing, as long as this one: whether an answer is compressed depends on its length. */
    Seen whereNothingIs() {
        return send(new Door.Knock(method, root() + "x".repeat(length() - root().length()), new String[0]));
    }

    /** What {@link #whereNothingIs} depends on. */
    String nothing() {
        return "%s %s %s %s%d".formatted(who, method, dress, root(), length());
    }

    private int length() {
        return door.with(ids()).path().length();
    }

    private String root() {
        return door.pattern().startsWith("/fhir/r4/") ? "/fhir/r4/" : "/";
    }

    private Seen send(Door.Knock knock) {
        var sent = new Door.Knock(method, knock.path(), knock.form());
        return sent.by(who.browser(), dress.query(target.patient()), dress.headers(target.patient()));
    }

    private UnaryOperator<String> ids() {
        return switch (aim) {
            case FOREIGN -> drawn(target.patient(), target.patient());
            case CROSSED -> drawn(known(), target.patient());
            case OWN -> drawn(known(), known());
            case RANDOM ->
                variable -> Targets.isWord(variable)
                        ? Targets.of(variable, target.patient(), new Random(seed))
                        : UUID.randomUUID().toString();
            case MALFORMED -> _ -> Targets.malformed(new Random(seed));
        };
    }

    private UnaryOperator<String> drawn(CanaryPatient whole, CanaryPatient thing) {
        return variable -> Targets.of(variable, Targets.isPatient(variable) ? whole : thing, new Random(seed));
    }

    private CanaryPatient known() {
        return who.self() == null ? target.patient() : who.self();
    }

    /** Whether the door is one for this person. */
    boolean isLetIn() {
        return door.lets(who);
    }

    /** Whether what it names can be none of theirs: then the answer is that for ids of nothing. */
    boolean namesWhatIsNotTheirs() {
        var things = door.variables().stream().anyMatch(it -> !Targets.isWord(it) && !Targets.isPatient(it));
        var anything = door.variables().stream().anyMatch(it -> !Targets.isWord(it));
        return switch (aim) {
            case FOREIGN -> anything && who.kind() != org.havenport.viewer.Viewer.Kind.STAFF;
            case CROSSED -> things && who.self() != null;
            case OWN, RANDOM, MALFORMED -> false;
        };
    }

    @Override
    public String toString() {
        return "%s: %s %s, ids %s of somebody %s, %s"
                .formatted(who, method, door.pattern(), aim, target.state(), dress);
    }
}
