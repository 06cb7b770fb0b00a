package org.havenport.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.havenport.access.Place.Question;
import org.havenport.enrolment.OpenCodes;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Viewers;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.recovery.Handles;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The entrances of drill F-21. A room that opens another adds it here. Invitations of proxies come with their room;
 * choosing a user name within an activation says whether it is free, to who has shown an invitation and a birth date.
 */
@Component
class Entrances {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("test");
    private static final int TIMES_A_NAME = 40;
    private static final int TIMES_A_CODE = 4;
    private static final Map<String, String> NO_COOKIES = Map.of();

    private final Cast cast;
    private final Handles handles;
    private final OpenCodes codes;
    private final ContactPoints points;
    private final Joining joining;
    private final Viewers viewers;

    Entrances(Cast cast, Handles handles, OpenCodes codes, ContactPoints points, Joining joining, Viewers viewers) {
        this.viewers = viewers;
        this.cast = cast;
        this.handles = handles;
        this.codes = codes;
        this.points = points;
        this.joining = joining;
    }

    /** All of them. */
    List<Place> all() {
        return List.of(signIn(), join(), forgotten(), forgottenCode(), activation(), passkey(), contactChange());
    }

    /** The password of a name. */
    Place signIn() {
        var known = again(TIMES_A_NAME, _ -> cast.newPatient().username());
        var unknown = again(TIMES_A_NAME, _ -> nobody());
        return new Place("sign-in", (i, _) -> password(known.apply(i)), (i, _) -> password(unknown.apply(i)));
    }

    private static Question password(String name) {
        return new Question(
                new Knock("/sign-in", NO_COOKIES, "username", name, "password", "Not-The-Password-9"), name);
    }

    /** The code of an invitation to work here. */
    private Place join() {
        var known = again(TIMES_A_NAME, _ -> invited());
        var unknown = again(TIMES_A_NAME, _ -> nobody());
        return new Place("join", (i, _) -> code(known.apply(i)), (i, _) -> code(unknown.apply(i)));
    }

    private static Question code(String name) {
        return new Question(new Knock("/join", NO_COOKIES, "username", name, "code", "0000-0000-0000"), name);
    }

    private String invited() {
        var name = nobody();
        joining.invite(
                viewers.staff(Role.ADMINISTRATOR),
                new Newcomer(name, "", "Nina", "Newell", "nurse", Set.of(Role.NURSE), "covers the mornings"));
        return name;
    }

    /** A new password is asked for. */
    private Place forgotten() {
        var known = again(TIMES_A_NAME, _ -> handles.somebody());
        var unknown = again(TIMES_A_NAME, _ -> nobody());
        return new Place("reset", (i, _) -> forgotten(known.apply(i)), (i, _) -> forgotten(unknown.apply(i)));
    }

    private static Question forgotten(String name) {
        return new Question(new Knock("/forgotten", NO_COOKIES, "username", name), name);
    }

    /** The code that was, or was not, sent for it. */
    private Place forgottenCode() {
        var known = again(TIMES_A_CODE, _ -> handles.of(handles.somebody()));
        var unknown = again(TIMES_A_CODE, _ -> handles.of(nobody()));
        return new Place("reset code", (i, _) -> resetCode(known.apply(i)), (i, _) -> resetCode(unknown.apply(i)));
    }

    private static Question resetCode(String handle) {
        return new Question(new Knock("/forgotten/code", Map.of("havenport-recovery", handle), "code", "00000000"));
    }

    /** The code of a letter, with a birth date that is not its person's. */
    private Place activation() {
        var known = again(TIMES_A_CODE, _ -> codes.open());
        var unknown = again(TIMES_A_CODE, _ -> noCode());
        return new Place("activation", (i, _) -> activation(known.apply(i)), (i, _) -> activation(unknown.apply(i)));
    }

    private static Question activation(String code) {
        return new Question(
                new Knock("/activate", NO_COOKIES, "code", code, "month", "1", "day", "1", "year", "1999"), code);
    }

    /** What an authenticator is to sign: whose it is, is not asked. */
    private Place passkey() {
        return new Place("passkey options", (_, _) -> passkey("ann"), (_, _) -> passkey("zzz"));
    }

    private static Question passkey(String name) {
        return new Question(new Knock("/sign-in/passkey/options", NO_COOKIES, "username", name));
    }

    /** A new address of one's own, which is or is not somebody else's. */
    private Place contactChange() {
        var askers = again(1, _ -> cast.newPatient());
        var known = again(TIMES_A_NAME, _ -> theirMail());
        return new Place(
                "contact change",
                (i, _) -> address(askers.apply(2 * i), known.apply(i)),
                (i, _) -> address(askers.apply(2 * i + 1), mail()));
    }

    private static Question address(CastMember asker, String address) {
        var session = asker.browser().cookie("havenport");
        return new Question(
                new Knock("/you/contact/offer", Map.of("havenport", session), "channel", "EMAIL", "address", address),
                address);
    }

    private String theirMail() {
        var address = mail();
        points.enter(JOB, cast.newPatient().patient(), Channel.EMAIL, address);
        return address;
    }

    private static String mail() {
        return "mail-" + UUID.randomUUID() + "@places.example.org";
    }

    private static String nobody() {
        return "patient-" + UUID.randomUUID() + "@example.org";
    }

    /** As long as those that are drawn. */
    private static String noCode() {
        var letters = UUID.randomUUID().toString().replaceAll("[^0-9a-f]", "").toUpperCase(Locale.ROOT);
        return letters.substring(0, 4) + "-" + letters.substring(4, 8) + "-" + letters.substring(8, 12);
    }

    /** Something new after so many times, and the same until then. */
    private static <T> IntFunction<T> again(int times, IntFunction<T> make) {
        var made = new ArrayList<T>();
        return i -> {
            while (made.size() <= i / times) {
                made.add(make.apply(made.size()));
            }
            return made.get(i / times);
        };
    }
}
