package org.havenport.practice;

import java.sql.Types;
import java.time.LocalDate;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who answers for a promise, what they say about it, and when they looked at it again. */
@Component
public class Stewards {

    private static final int LONGEST = 2000;

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Grants grants;
    private final SafeguardsAreReviewedInTime reviews;

    Stewards(Asking asking, Audit audit, Vault vault, Grants grants, SafeguardsAreReviewedInTime reviews) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.grants = grants;
        this.reviews = reviews;
    }

    /**
     * Names who answers for a promise from now on. A person answers in a role they hold.
     *
     * @throws NotDone when the role, or no role of the person, can answer
     */
    void name(Viewer viewer, String promise, Owner owner) {
        demand(viewer, Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR);
        var account = owner.account();
        if (!Owner.ROLES.contains(owner.role())
                || account != null && !grants.rolesOf(account).contains(owner.role())) {
            throw new NotDone("owner", "practice.owner.wrong");
        }
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into practice.owner (promise, role, account, at, by)
                            values (:promise, :role, :account, :now, :by)
                            """)
                    .param("promise", promise)
                    .param("role", owner.role().name())
                    .param("account", account, Types.OTHER)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("promise-owner-named", null, promise, account));
        });
    }

    /**
     * Says something about a promise, and by when it is planned to be better.
     *
     * @throws NotDone when there are no words, too many, or the day has passed
     */
    void say(Viewer viewer, String promise, String words, @Nullable LocalDate planned) {
        demand(viewer, Owner.ROLES.toArray(Role[]::new));
        words("remark", words);
        if (planned != null && planned.isBefore(reviews.today())) {
            throw new NotDone("planned", "practice.remark.past");
        }
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into practice.remark (promise, words, planned, at, by)
                            values (:promise, :words, :planned, :now, :by)
                            """)
                    .param("promise", promise)
                    .param("words", RegisterRows.seal(sql, vault, promise, words.strip()))
                    .param("planned", planned, Types.DATE)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("promise-remarked", null, promise, null));
        });
    }

    /**
     * Keeps that the viewer looked at a promise again.
     *
     * @param next the day of the next review, or null for the latest that is allowed
     * @throws NotDone when that day has passed or lies too far away
     */
    void reviewed(Viewer viewer, String promise, boolean cyber, @Nullable LocalDate next) {
        demand(viewer, Owner.ROLES.toArray(Role[]::new));
        var latest = reviews.today().plusDays(reviews.days(cyber));
        if (next != null && (next.isAfter(latest) || !next.isAfter(reviews.today()))) {
            throw new NotDone("next", "practice.review.wrong");
        }
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into practice.review (promise, next_on, at, by) values (:promise, :next, :now, :by)
                            """)
                    .param("promise", promise)
                    .param("next", next == null ? latest : next)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("promise-reviewed", null, promise, null));
        });
    }

    static void demand(Viewer viewer, Role... roles) {
        if (!viewer.holdsOneOf(roles)) {
            throw new SecurityException("Not for this role");
        }
    }

    static void words(String field, String words) {
        if (words.isBlank()) {
            throw new NotDone(field, "practice.words.missing");
        }
        if (words.strip().length() > LONGEST) {
            throw new NotDone(field, "practice.words.long");
        }
    }
}
