package org.havenport.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.havenport.access.Accounts;
import org.havenport.access.NewAccount;
import org.havenport.access.UsernameTaken;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.patients.Claimed;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.people.Training;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Makes the accounts of the practice, as many at once as there are cores: each password costs a tenth of a second. */
@Component
@ConditionalOnProperty("havenport.demo")
class PeopleSignIn {

    private final Accounts accounts;
    private final Patients patients;
    private final Staff staff;
    private final Training training;
    private final Clock clock;
    private final ContactPoints points;

    PeopleSignIn(
            Accounts accounts, Patients patients, Staff staff, Training training, Clock clock, ContactPoints points) {
        this.points = points;
        this.training = training;
        this.clock = clock;
        this.staff = staff;
        this.accounts = accounts;
        this.patients = patients;
    }

    /** Makes those that do not exist yet. */
    DemoAccounts open(Viewer.Job job, Opening opening) throws InterruptedException, ExecutionException {
        var practice = opening.practice();
        var opened = new ArrayList<Future<DemoAccounts.Account>>();
        try (var progress = Progress.of("Accounts", opening.logins().size());
                var cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var login : opening.logins()) {
                opened.add(cores.submit(() -> {
                    var account = open(job, practice, login);
                    progress.step();
                    return account;
                }));
            }
        }
        var made = new ArrayList<DemoAccounts.Account>();
        for (var account : opened) {
            made.add(account.get());
        }
        return new DemoAccounts(made);
    }

    private DemoAccounts.Account open(Viewer.Job job, SyntheticPractice practice, Login login) {
        var wanted = new NewAccount(login.username(), login.password(), login.totpSecret());
        var number = login.number();
        var patient = number == null ? null : patientOf(job, practice.claimed(FirstStart.SOURCE, number));
        try {
            if (number != null && patient != null) {
                accounts.createPatient(job, wanted, patient);
                points.enter(job, patient, Channel.EMAIL, address(number));
            } else {
                staff(job, wanted, Colleague.valueOf(String.valueOf(login.colleague())));
            }
        } catch (UsernameTaken made) {
            // By an earlier, interrupted start, with the same password.
        }
        return DemoAccounts.Account.of(login, patient);
    }

    /** The messages to one of them come back. */
    private static String address(int number) {
        return "patient%d@%s".formatted(number, number == Known.TOMAS ? "nowhere.example.org" : "example.org");
    }

    private void staff(Viewer.Job job, NewAccount wanted, Colleague colleague) {
        var title = colleague.isPhysician() ? "Dr." : "";
        var account = accounts.createStaff(
                job, wanted, title, colleague.given(), colleague.family(), colleague.job(), colleague.roles());
        training.enter(job, account, "Protecting health data", clock.instant().plus(Duration.ofDays(330)));
        var number = colleague.providerNumber();
        if (number != null) {
            staff.enterNpi(job, account, number);
        }
    }

    private UUID patientOf(Viewer.Job job, Claimed claimed) {
        if (patients.match(job, claimed) instanceof MatchResult.Found found) {
            return found.patient();
        }
        throw new IllegalStateException("A synthetic patient is not on file");
    }
}
