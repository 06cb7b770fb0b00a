package org.havenport.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.enrolment.Identity;
import org.havenport.enrolment.Invitations;
import org.havenport.enrolment.Requests;
import org.havenport.enrolment.Way;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Three people with an invitation in their hand, one whose account sleeps, and one who asks for one. */
@Component
@ConditionalOnProperty("havenport.demo")
class PeopleInvited {

    private static final String FILE = "demo-invitations.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<Integer> INVITED = List.of(Known.PAUL, 12, 14);
    private static final int ASKS = 16;
    private static final int SLEEPS = 15;
    private static final Duration ASLEEP = Duration.ofDays(230);

    private final Invitations invitations;
    private final Requests requests;
    private final PatientAccounts accounts;
    private final Patients patients;
    private final Clock clock;

    PeopleInvited(
            Invitations invitations, Requests requests, PatientAccounts accounts, Patients patients, Clock clock) {
        this.invitations = invitations;
        this.requests = requests;
        this.accounts = accounts;
        this.patients = patients;
        this.clock = clock;
    }

    /** What somebody types at {@code /activate}. */
    record Code(String name, LocalDate born, String code) {

        @Override
        public String toString() {
            return "Code[withheld]";
        }
    }

    void invite(Viewer.Job job, Opening opening, Path folder) {
        var practice = opening.practice();
        var codes = new ArrayList<Code>();
        for (var number : INVITED) {
            if (number < opening.patients()) {
                var how = new Invitations.How(Way.HANDED, Set.of(Identity.NAME, Identity.BIRTH_DATE), null, false);
                var person = practice.person(number);
                var answer = invitations.invite(job, patientOf(job, practice, number), how);
                if (answer.isPresent() && answer.get() instanceof Invitations.Answer.Made(var invited)) {
                    codes.add(new Code(person.name(), person.born(), invited.code()));
                }
            }
        }
        Opening.secretly(folder, FILE, JSON.writeValueAsBytes(codes));
        if (ASKS < opening.patients()) {
            var asks = practice.person(ASKS);
            requests.ask(asks.given(), asks.family(), asks.born(), "(541) 555-0119", Locale.ENGLISH, "127.0.0.1");
        }
        if (SLEEPS < opening.patients()) {
            var patient = patientOf(job, practice, SLEEPS);
            var account = accounts.of(job, Set.of(patient)).get(patient);
            if (account != null) {
                accounts.seen(job, account.account(), clock.instant().minus(ASLEEP));
            }
        }
    }

    private UUID patientOf(Viewer.Job job, SyntheticPractice practice, int number) {
        if (patients.match(job, practice.claimed(FirstStart.SOURCE, number)) instanceof MatchResult.Found found) {
            return found.patient();
        }
        throw new IllegalStateException("A synthetic patient is not on file");
    }

    /** Who may make an account, for the console; empty when nobody may. */
    static String table(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return "";
        }
        var table = new StringBuilder("Who may make an account at /activate, with their code and birth date:\n\n");
        for (var code : JSON.readValue(file, Code[].class)) {
            table.append("  %s  %s  %s%n".formatted(code.code(), code.born(), code.name()));
        }
        return table.toString();
    }
}
