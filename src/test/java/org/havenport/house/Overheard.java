package org.havenport.house;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * All patients of a run whose words are found nowhere else, and what any browser of the run was told that it should not
 * have been: another patient's word, a word without a session, a value to staff who read no records, a word of Cara's on
 * the page of Ann, and whatever was asked of another site.
 */
public final class Overheard {

    /** What a word that is watched can look like. What looks like one and is none is nobody's. */
    private static final Pattern WORD = Pattern.compile(
            "kanari[a-z]{10}|(?:cast|whitfield)[a-z]{8}|9\\d{6}-[a-z]{4}|\\d{9,10}|\\(?555\\)?[ .-]\\d{3}[ .-]\\d{4}",
            Pattern.CASE_INSENSITIVE);

    /** A mark behind one of these is the title of a thing, a note or a unit; else it is of a name, number or address. */
    private static final Pattern OF_A_THING =
            Pattern.compile("(?:gesang|flug|feder|schnabel|notiz)[^a-z]{1,6}$|(?<![a-z])u$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PART = Pattern.compile("</?div");
    private static final String LIST_BESIDE = "<div class=\"rows\">";
    private static final int BEHIND = 16;

    private static final Map<UUID, CanaryPatient> HATCHED = new ConcurrentHashMap<>();
    private static final Map<String, Watched> WATCHED = new ConcurrentHashMap<>();
    private static final Map<UUID, UUID> WHOSE = new ConcurrentHashMap<>();
    private static final Queue<String> FOREIGN = new ConcurrentLinkedQueue<>();
    private static final Queue<String> ELSEWHERE = new ConcurrentLinkedQueue<>();
    private static final Map<String, AtomicLong> COUNTED = new ConcurrentHashMap<>();

    /** Whose a word is, and whether it tells more of them than who they are. */
    private record Watched(UUID patient, boolean clinical) {}

    /** Programs whose door was taken out by a test: their staff see, on one page, what only the door keeps apart. */
    private static final Set<String> WITHOUT_DOOR = ConcurrentHashMap.newKeySet();

    private Overheard() {}

    static void withoutDoor(URI portal) {
        WITHOUT_DOOR.add(portal.getAuthority());
    }

    static void hatched(CanaryPatient canary) {
        HATCHED.put(canary.patient(), canary);
        knows(canary.patient(), canary.mark());
        canary.wordsOfTheirOwn().stream()
                .filter(word -> !word.equals(canary.mark()))
                .forEach(word -> WATCHED.put(word, new Watched(canary.patient(), !word.equals(canary.phone()))));
        WHOSE.put(canary.patient(), canary.patient());
        canary.items().forEach(item -> WHOSE.put(item, canary.patient()));
    }

    /** A word by which a patient who is no canary can be told from everybody else: from now on it is listened for. */
    public static void knows(UUID patient, String word) {
        WATCHED.put(word.toLowerCase(Locale.ROOT), new Watched(patient, false));
        WHOSE.put(patient, patient);
    }

    static Collection<CanaryPatient> canaries() {
        return HATCHED.values();
    }

    /**
     * Listens to an answer.
     *
     * @param how in what kind of browser it came
     * @param who in whose; asked only when there is something to be told
     * @param asked the method, the address and the form: what somebody typed in is said back to them
     */
    static void listen(String how, Supplier<Holder> who, String asked, String answer) {
        COUNTED.computeIfAbsent(how, _ -> new AtomicLong()).incrementAndGet();
        var hits = WORD.matcher(answer).results().toList();
        if (hits.isEmpty()) {
            return;
        }
        Holder holder = null;
        for (var hit : hits) {
            var word = plain(hit.group());
            var watched = WATCHED.get(word);
            if (watched == null || asked.toLowerCase(Locale.ROOT).contains(word)) {
                continue;
            }
            holder = holder == null ? who.get() : holder;
            if (holder.handsOutProof(asked)) {
                continue;
            }
            var clinical = watched.clinical() || isOfAThing(answer, hit);
            if (!holder.mayBeTold(watched.patient(), clinical)) {
                tell("%s, told %s: %s %s", asked, holder, clinical ? "value" : "person", word);
            } else if (!holder.patients().contains(watched.patient())
                    && isAboutAnother(asked, watched.patient())
                    && !isInAListBeside(answer, hit.start())) {
                tell("%s, told %s on the page of another: %s", asked, holder, word);
            }
        }
    }

    private static void tell(String how, Object... what) {
        var told = how.formatted(what);
        if (!FOREIGN.contains(told)) {
            FOREIGN.add(told);
        }
    }

    private static boolean isOfAThing(String answer, MatchResult hit) {
        return OF_A_THING
                .matcher(answer.substring(Math.max(0, hit.start() - BEHIND), hit.start()))
                .find();
    }

    /** Whether the path names somebody, and only others. */
    private static boolean isAboutAnother(String asked, UUID patient) {
        var path = asked.split("[?\\n]", 2)[0];
        if (WITHOUT_DOOR.stream().anyMatch(path::contains)) {
            return false;
        }
        var named = ID.matcher(path)
                .results()
                .map(id -> WHOSE.get(UUID.fromString(id.group())))
                .filter(java.util.Objects::nonNull)
                .toList();
        return !named.isEmpty() && !named.contains(patient);
    }

    /** A worklist stays in sight beside what was opened from it, in a part of its own. */
    private static boolean isInAListBeside(String answer, int at) {
        int list = answer.indexOf(LIST_BESIDE);
        if (list < 0 || at < list) {
            return false;
        }
        var open = 0;
        for (var part : PART.matcher(answer.substring(list)).results().toList()) {
            open += part.group().equals("</div") ? -1 : 1;
            if (open == 0) {
                return at < list + part.end();
            }
        }
        return false;
    }

    private static String plain(String word) {
        return word.startsWith("(") || word.startsWith("555") && word.length() > 10
                ? word.replaceAll("\\D", "")
                : word.toLowerCase(Locale.ROOT);
    }

    /** A page asked another site than the portal, and was refused. */
    public static void askedElsewhere(String address) {
        ELSEWHERE.add(address);
    }

    static List<String> elsewhere() {
        return List.copyOf(ELSEWHERE);
    }

    static List<String> foreign() {
        return List.copyOf(FOREIGN);
    }

    /** How many answers came to which kind of browser. */
    static Map<String, Long> answers() {
        return COUNTED.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, it -> it.getValue().get()));
    }

    /** For tests that show that this listens: takes out what contains these words, and says whether there was any. */
    public static boolean forget(String... words) {
        return FOREIGN.removeIf(told -> List.of(words).stream().allMatch(told::contains))
                || ELSEWHERE.removeIf(told -> List.of(words).stream().allMatch(told::contains));
    }
}
