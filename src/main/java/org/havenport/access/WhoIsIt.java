package org.havenport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Who the person behind a live session is. The name for the page is remembered a few minutes, rights never. */
@Component
class WhoIsIt {

    private final Cache<UUID, String> names = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(5))
            .maximumSize(50_000)
            .build();
    private final Staff staff;
    private final Patients patients;

    WhoIsIt(Staff staff, Patients patients) {
        this.staff = staff;
        this.patients = patients;
    }

    Viewer viewer(Session session) {
        if (!session.complete()) {
            return Viewer.nobody();
        }
        return switch (session.kind()) {
            case PATIENT -> patient(session);
            case STAFF -> staff(session);
            default -> Viewer.nobody();
        };
    }

    private Viewer patient(Session session) {
        var patient = session.patient();
        if (patient == null) {
            return Viewer.nobody();
        }
        var unnamed = new Viewer.Patient(session.id(), session.account(), patient, "");
        var name = names.get(
                session.account(),
                _ -> patients.who(unnamed, patient).map(Person::given).orElse(""));
        return new Viewer.Patient(session.id(), session.account(), patient, name);
    }

    private Viewer staff(Session session) {
        var unnamed = new Viewer.Staff(session.id(), session.account(), session.roles(), "");
        var name = names.get(session.account(), account -> {
            var member = staff.names(unnamed, List.of(account)).get(account);
            return member == null ? "" : member.name();
        });
        return new Viewer.Staff(session.id(), session.account(), session.roles(), name);
    }
}
