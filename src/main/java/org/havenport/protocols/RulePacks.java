package org.havenport.protocols;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.PackFiles.PackFile;
import org.havenport.protocols.RulePack.Standing;
import org.havenport.protocols.StateRule.Care;
import org.havenport.protocols.StateRule.ResultClass;
import org.havenport.protocols.StateRule.Topic;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The rules of states (B.risk.inap.3). They come with the program as data, and act only while counsel's approval of
 * exactly this content lasts. Where none acts, the most protective default does: nothing is withheld from a patient who
 * asks, a representative's access ends at 18, and nothing to which a minor could consent alone is a representative's.
 */
@Component
public class RulePacks implements Remembered {

    /** The age of majority where no rule acts: the lowest of any state. */
    public static final int MAJORITY = 18;

    private static final int MONTHS = 24;
    private static final int LONGEST_NAME = 120;

    private final PackFiles files;
    private final StateRulesActOnlyWithApproval guard;
    private final Asking asking;
    private final Audit audit;
    private final Clock clock;
    private final Protocols protocols;
    private final LastRead<Map<String, RulePack.Approval>> approvals = new LastRead<>(Map.of());

    RulePacks(
            PackFiles files,
            StateRulesActOnlyWithApproval guard,
            Asking asking,
            Audit audit,
            Clock clock,
            Protocols protocols) {
        this.files = files;
        this.guard = guard;
        this.asking = asking;
        this.audit = audit;
        this.clock = clock;
        this.protocols = protocols;
    }

    /** Every state the program brings rules for, with its approval, by its letters. */
    public List<RulePack> all() {
        return files.all().stream().map(file -> pack(file, today())).toList();
    }

    /** Every approval of a state there ever was, the newest first. */
    public List<RulePack.Approval> approvals(Viewer viewer, String state) {
        return asking.as(viewer, sql -> PackRows.of(sql, state));
    }

    /**
     * Approves the rules of a state.
     *
     * @param hash of the content that was read, see {@link RulePack#hash()}
     * @param name as counsel signs
     * @param expiresOn the first day on which the approval no longer counts, at most 24 months away
     * @throws SecurityException when the viewer is not counsel
     * @throws IllegalStateException when there is no such state, or its rules are not those that were read
     * @throws NotAcceptable when the name or the day cannot be
     */
    public void approve(Viewer viewer, String state, String hash, String name, LocalDate expiresOn) {
        if (!viewer.holdsOneOf(Role.COUNSEL)) {
            throw new SecurityException("Only counsel approves the rules of a state");
        }
        if (files.all().stream()
                .noneMatch(f -> f.state().equals(state) && f.hash().equals(hash))) {
            throw new IllegalStateException("Not the rules that were read");
        }
        var wrong = wrong(name, expiresOn);
        if (!wrong.isEmpty()) {
            throw new NotAcceptable("the rules of " + state, wrong);
        }
        asking.run(viewer, sql -> {
            PackRows.insert(sql, state, hash, name.strip(), today(), expiresOn);
            audit.record(sql, AuditEvent.many("state-rules-approved", null, state, 1));
            var now = PackRows.latest(sql);
            Asking.afterCommit(() -> approvals.decided(now));
        });
    }

    /**
     * The rule that holds results of a class in a state on a day; empty when none acts, and then nothing may be withheld
     * from a patient who asks.
     */
    public Optional<StateRule> release(String state, ResultClass results, LocalDate day) {
        return acting(state, Topic.RELEASE, day)
                .filter(rule -> rule.results() != null && rule.results().contains(results))
                .findFirst();
    }

    /** The age from which a person is of age in a state on a day; {@link #MAJORITY} where no rule acts. */
    public int majority(String state, LocalDate day) {
        return acting(state, Topic.MAJORITY, day)
                .map(StateRule::age)
                .filter(age -> age != null)
                .findFirst()
                .orElse(MAJORITY);
    }

    /**
     * From which age on a minor's record of such care is kept from representatives in a state on a day; 0 where no rule
     * acts or the rule knows no age.
     */
    public int keptFromRepresentativesFrom(String state, Care care, LocalDate day) {
        return acting(state, Topic.CONSENT, day)
                .filter(rule -> rule.care() == care)
                .map(rule -> rule.age() == null ? 0 : rule.age())
                .findFirst()
                .orElse(0);
    }

    @Override
    public void readAgain() {
        approvals.again(() -> asking.atTheDoor(PackRows::latest));
    }

    private Stream<StateRule> acting(String state, Topic topic, LocalDate day) {
        return files.all().stream()
                .filter(file -> file.state().equals(state))
                .map(file -> pack(file, day))
                .filter(pack -> pack.standing() == Standing.IN_FORCE)
                .flatMap(pack -> pack.rules().stream())
                .filter(rule -> rule.topic() == topic && rule.actsOn(day));
    }

    private RulePack pack(PackFile file, LocalDate day) {
        var approval = approvals.value().get(file.state());
        return new RulePack(
                file.state(), file.rules(), file.hash(), approval, guard.standing(file.hash(), approval, day));
    }

    private List<Wrong> wrong(String name, LocalDate expiresOn) {
        var wrong = new ArrayList<Wrong>();
        if (name.isBlank()) {
            wrong.addAll(Wrong.of("name", "empty"));
        } else if (name.length() > LONGEST_NAME) {
            wrong.addAll(Wrong.of("name", "long", LONGEST_NAME));
        }
        if (!expiresOn.isAfter(today())) {
            wrong.addAll(Wrong.of("expires", "past"));
        } else if (expiresOn.isAfter(today().plusMonths(MONTHS))) {
            wrong.addAll(Wrong.of("expires", "end", MONTHS));
        }
        return wrong;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE)));
    }
}
