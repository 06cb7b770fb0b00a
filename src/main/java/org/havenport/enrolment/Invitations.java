package org.havenport.enrolment;

import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.InvitationCode;
import org.havenport.access.PatientAccounts;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Notices;
import org.havenport.notices.Wish;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to who is invited. An invitation is a code that works once, for some days and some wrong tries, beside the
 * birth date; it is told once, on paper or into the hand, and never by a message.
 */
@Component
public class Invitations {

    /** Who invites. */
    static final Role[] WHO = {Role.FRONT_DESK, Role.NURSE, Role.PORTAL_COORDINATOR};

    static final int IDENTIFIERS = 2;

    static final String TYPE = "invitation";

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Patients patients;
    private final PatientAccounts accounts;
    private final ContactPoints points;
    private final Notices notices;
    private final Protocols protocols;
    private final BusinessHours hours;

    Invitations(
            Asking asking,
            Audit audit,
            Vault vault,
            Patients patients,
            PatientAccounts accounts,
            ContactPoints points,
            Notices notices,
            Protocols protocols,
            BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.patients = patients;
        this.accounts = accounts;
        this.points = points;
        this.notices = notices;
        this.protocols = protocols;
        this.hours = hours;
    }

    /** What came of inviting somebody. */
    public sealed interface Answer {
        /** Invited; a code of before works no longer. */
        record Made(Invited invited) implements Answer {}

        /** Not invited. */
        record Refused(WhyNot why) implements Answer {}
    }

    /**
     * How somebody is to be invited.
     *
     * @param checked by what they were recognised, when it goes into their hand
     * @param bundle what is printed together; null when it is one
     * @param nudge whether the ways they are reached by shall say that a letter comes, which is all it says
     */
    public record How(
            Way way, Set<Identity> checked, @Nullable UUID bundle, boolean nudge) {

        public How {
            checked = Set.copyOf(checked);
        }

        /** A letter to the address on file. */
        public static How letter(UUID bundle) {
            return new How(Way.POSTED, Set.of(), bundle, false);
        }
    }

    /** Invites a patient; empty when there is none, or none this viewer may see. */
    public Optional<Answer> invite(Viewer by, UUID patient, How how) {
        mayInvite(by);
        return asking.as(
                by,
                sql -> patients.who(by, patient).map(who -> {
                    var why = whyNot(by, List.of(who), how.way(), how.checked()).get(patient);
                    return why == null ? new Answer.Made(write(sql, who, how)) : new Answer.Refused(why);
                }));
    }

    /** Of these people those who cannot be invited in this way now, and why. */
    Map<UUID, WhyNot> whyNot(Viewer by, Collection<Person> people, Way way, Set<Identity> checked) {
        var ids = people.stream().map(Person::id).toList();
        return asking.as(by, sql -> {
            var known = accounts.of(by, ids);
            var dead = patients.died(by, ids);
            var wishes = way == Way.POSTED ? points.wishes(by, ids) : Map.<UUID, Wish>of();
            var today = LocalDate.ofInstant(sql.now(), hours.zone());
            var why = new HashMap<UUID, WhyNot>();
            for (var who : people) {
                var account = known.get(who.id());
                if (dead.contains(who.id())) {
                    why.put(who.id(), WhyNot.DIED);
                } else if (account != null && account.stands()) {
                    why.put(who.id(), WhyNot.HAS_ACCOUNT);
                } else if (Period.between(who.birthDate(), today).getYears()
                        < protocols.value(EnrolmentParameters.OF_AGE)) {
                    why.put(who.id(), WhyNot.TOO_YOUNG);
                } else if (way == Way.HANDED && checked.size() < IDENTIFIERS) {
                    why.put(who.id(), WhyNot.NOT_CHECKED);
                } else if (way == Way.POSTED) {
                    posted(who, wishes.get(who.id())).ifPresent(because -> why.put(who.id(), because));
                }
            }
            return why;
        });
    }

    private static Optional<WhyNot> posted(Person who, @Nullable Wish wish) {
        if (wish != null && wish.onlyThisWay()) {
            return Optional.of(WhyNot.CONFIDENTIAL);
        }
        var address = who.address();
        return address == null || address.envelope().isEmpty() ? Optional.of(WhyNot.NO_ADDRESS) : Optional.empty();
    }

    private Invited write(Sql sql, Person who, How how) {
        withdraw(sql, who.id());
        var id = UUID.randomUUID();
        var code = InvitationCode.draw();
        var until = sql.now().plus(Duration.ofDays(protocols.value(EnrolmentParameters.CODE_DAYS)));
        var language = Locale.forLanguageTag("es".equals(spoken(who)) ? "es" : "en");
        sql.of("""
                        insert into enrolment.invitation (patient_id, id, code_blind, born_blind, way, checked, language,
                            bundle, invited_by, invited_at, ends_at)
                        values (:patient, :id, :code, :born, :way, cast(:checked as text[]), :language, :bundle, :by,
                            viewer.at(), :until)
                        """)
                .param("patient", who.id())
                .param("id", id)
                .param("code", InvitationRows.codeBlind(vault, sql, code))
                .param(
                        "born",
                        InvitationRows.bornBlind(vault, sql, id, who.birthDate().toString()))
                .param("way", how.way().name())
                .param(
                        "checked",
                        how.checked().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("language", language.getLanguage())
                .param("bundle", how.bundle(), Types.OTHER)
                .param("by", sql.viewer().actor())
                .param("until", Sql.time(until))
                .update();
        audit.record(sql, AuditEvent.about("patient-invited", who.id(), TYPE, id));
        if (how.nudge()) {
            notices.tellReachable(sql, EnrolmentNotices.INVITED, List.of(new Notices.Told(who.id(), id)));
        }
        return new Invited(who, InvitationCode.shown(code), how.way(), until, language);
    }

    private static String spoken(Person who) {
        var tag = who.language();
        return tag == null ? "en" : Locale.forLanguageTag(tag).getLanguage();
    }

    /** Takes the open invitation of a patient back; its code works no longer. */
    public boolean withdraw(Viewer by, UUID patient) {
        mayInvite(by);
        return asking.as(by, sql -> {
            var withdrawn = withdraw(sql, patient) > 0;
            if (withdrawn) {
                audit.record(sql, AuditEvent.about("invitation-withdrawn", patient, TYPE, null));
            }
            return withdrawn;
        });
    }

    static int withdraw(Sql sql, UUID patient) {
        return sql.of("""
                        update enrolment.invitation set withdrawn_at = viewer.at() where patient_id = :patient
                          and used_at is null and withdrawn_at is null and closed_at is null
                        """).param("patient", patient).update();
    }

    /** Whether this is the code of the patient's open invitation, so that its letter may be printed; and until when. */
    Optional<Invited> told(Viewer by, UUID patient, String code) {
        return asking.as(by, sql -> {
            var who = patients.who(by, patient);
            return who.flatMap(person -> sql.of("""
                            select way, ends_at, language from enrolment.invitation where patient_id = :patient
                              and code_blind = :code and used_at is null and withdrawn_at is null and closed_at is null
                              and ends_at > viewer.at()
                            """)
                    .param("patient", patient)
                    .param("code", InvitationRows.codeBlind(vault, sql, InvitationCode.typed(code)))
                    .query((row, _) -> new Invited(
                            person,
                            InvitationCode.shown(InvitationCode.typed(code)),
                            Way.valueOf(row.getString("way")),
                            InvitationRows.at(row, "ends_at"),
                            Locale.forLanguageTag(row.getString("language"))))
                    .optional());
        });
    }

    /** Every invitation of a patient, the newest first. */
    List<Invitation> of(Viewer by, UUID patient) {
        return asking.as(
                by,
                sql -> sql.of("""
                        select * from enrolment.invitation where patient_id = :patient order by invited_at desc limit 20
                        """)
                        .param("patient", patient)
                        .query((row, _) -> InvitationRows.invitation(row, sql.now()))
                        .list());
    }

    /** Those that were printed together. */
    List<Invitation> bundle(Viewer by, UUID bundle) {
        return asking.as(
                by,
                sql -> sql.of("select * from enrolment.invitation where bundle = :bundle order by invited_at, id")
                        .param("bundle", bundle)
                        .query((row, _) -> InvitationRows.invitation(row, sql.now()))
                        .list());
    }

    private static void mayInvite(Viewer by) {
        if (!(by instanceof Viewer.Job) && !by.holdsOneOf(WHO)) {
            throw new SecurityException("Not one of those who invite");
        }
    }
}
