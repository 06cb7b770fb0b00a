package org.havenport.agreements;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.education.Lessons;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** People whose account was made by an enrolment and has never been in use. */
@Component
public class Newcomers {

    private static final Pattern HASH = Pattern.compile("name=\"(hash\\.[A-Z]+)\" value=\"([0-9a-f]{64})\"");

    private final Cast cast;
    private final Lessons lessons;
    private final OwnersConnection owner;

    Newcomers(Cast cast, Lessons lessons, OwnersConnection owner) {
        this.cast = cast;
        this.lessons = lessons;
        this.owner = owner;
    }

    /** Somebody whom nobody has taught yet. */
    public CastMember invited() {
        var member = cast.newPatient();
        change("update access.account set activated_at = null where id = ?", member.account());
        return member;
    }

    /** Somebody whom staff has taught. */
    public CastMember taught() {
        var member = invited();
        lessons.brought(new Viewer.Job("test"), member.patient());
        return member;
    }

    /** Whether the account is in use. */
    public boolean isActive(CastMember member) {
        return !list("select activated_at::text from access.account where id = ?", member.account())
                .isEmpty();
    }

    /** What the rows of a table say about somebody. */
    public List<String> list(String sql, UUID id) {
        try (var connection = owner.open();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var text = rows.getString(1);
                    if (text != null) {
                        found.add(text);
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ticks these boxes of the page as it is shown, and sends it. */
    public static Browser.Answer sign(Browser browser, boolean only, Statement... ticked) {
        var page = browser.get(AgreementsController.SIGN);
        var fields = new ArrayList<String>();
        HASH.matcher(page.body()).results().forEach(it -> fields.addAll(List.of(it.group(1), it.group(2))));
        for (var statement : ticked) {
            fields.addAll(List.of("confirmed", statement.name()));
        }
        if (only) {
            fields.addAll(List.of("only", "true"));
        }
        return browser.post(AgreementsController.SIGN, fields.toArray(String[]::new));
    }

    private void change(String sql, UUID id) {
        try (var connection = owner.open();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
