package org.havenport.house;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.havenport.database.OwnersConnection;
import org.havenport.protocols.Approver;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Role;
import org.springframework.stereotype.Component;

/** Two people who decide a value, for tests that need it to be another; whoever decides forgets it in the end. */
@Component
public class Deciding {

    private final Protocols protocols;
    private final BusinessHours hours;
    private final Viewers viewers;
    private final OwnersConnection owner;
    private final Clock clock;

    Deciding(Protocols protocols, BusinessHours hours, Viewers viewers, OwnersConnection owner, Clock clock) {
        this.protocols = protocols;
        this.hours = hours;
        this.viewers = viewers;
        this.owner = owner;
        this.clock = clock;
    }

    /** One proposes, another of the right role approves; it is in force at once. */
    public <T> void decide(Parameter<T> parameter, T value) {
        var number = protocols.propose(
                viewers.staff(Role.ADMINISTRATOR), parameter, value, "Because a test needs it", today());
        var clinical = parameter.approver() == Approver.MEDICAL_DIRECTOR;
        var approver = viewers.staff(parameter.approver().roles().getFirst());
        protocols.approve(approver, number, clinical ? today().plusMonths(12) : null);
    }

    /** As if nobody had ever proposed anything. */
    public void forget(Parameter<?> parameter) {
        try (var connection = owner.open();
                var delete = connection.prepareStatement("delete from protocols.proposal where key = ?")) {
            delete.setString(1, parameter.key());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        protocols.readAgain();
    }

    /** The day it is in the practice. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), hours.zone());
    }
}
