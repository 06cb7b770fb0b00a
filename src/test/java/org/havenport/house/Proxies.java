package org.havenport.house;

import java.sql.SQLException;
import java.util.UUID;
import org.havenport.access.ActingForAnother;
import org.havenport.database.OwnersConnection;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer.Kind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** People who act for a patient, at their pages; how they come to that is shown elsewhere. */
@Component
public class Proxies {

    private final Viewers viewers;
    private final ActingForAnother acting;
    private final OwnersConnection owner;
    private final Cast cast;
    private final TestClock clock;
    private final String cookie;

    Proxies(
            Viewers viewers,
            ActingForAnother acting,
            OwnersConnection owner,
            Cast cast,
            TestClock clock,
            @Value("${havenport.secure-cookies:false}") boolean secure) {
        this.viewers = viewers;
        this.acting = acting;
        this.owner = owner;
        this.cast = cast;
        this.clock = clock;
        this.cookie = secure ? "__Host-havenport" : "havenport";
    }

    /** The browser of a parent of this patient, from now on. */
    public Browser parentOf(UUID patient) {
        var parent = cast.newPatient();
        grant(parent.account(), patient);
        var session = UUID.randomUUID();
        acting.in(session, parent.account(), patient);
        var browser = cast.stranger();
        browser.setCookie(
                cookie, viewers.session(session, parent.account(), Kind.PATIENT, parent.patient(), Viewers.Life.LIVE));
        return browser;
    }

    private void grant(UUID account, UUID patient) {
        try (var connection = owner.open();
                var insert = connection.prepareStatement("""
                        insert into viewer.patient_grant (actor_id, patient_id, basis, starts_at)
                        values (?, ?, 'PARENT', ?)
                        """)) {
            insert.setObject(1, account);
            insert.setObject(2, patient);
            insert.setObject(3, Sql.time(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
