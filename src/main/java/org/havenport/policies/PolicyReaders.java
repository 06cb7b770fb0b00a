package org.havenport.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.policies.PolicyVersions.Reading;
import org.havenport.policies.PolicyVersions.Version;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.HouseTexts;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.staff.Worker;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who of those who work here read which version: once a year, and when it changed. */
@Component
class PolicyReaders {

    private static final Viewer.Job JOB = new Viewer.Job("policy");

    private final PolicyVersions versions;
    private final Staff staff;
    private final Protocols protocols;
    private final BusinessHours hours;
    private final Clock clock;

    PolicyReaders(PolicyVersions versions, Staff staff, Protocols protocols, BusinessHours hours, Clock clock) {
        this.versions = versions;
        this.staff = staff;
        this.protocols = protocols;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * Somebody, what they read last, and until when they are to read again.
     *
     * @param last null when they never read it
     */
    record Reader(Member who, @Nullable Reading last, LocalDate due, boolean late) {}

    /** Everybody who works here, by name. */
    List<Reader> all(List<Version> all) {
        var last = versions.readings(JOB).stream()
                .collect(Collectors.toMap(Reading::actor, one -> one, PolicyReaders::newer));
        var today = LocalDate.ofInstant(clock.instant(), hours.zone());
        return workers().stream()
                .map(worker -> {
                    var reading = last.get(worker.member().account());
                    var due = due(worker, reading, all);
                    return new Reader(worker.member(), reading, due, due.isBefore(today));
                })
                .toList();
    }

    private LocalDate due(Worker worker, @Nullable Reading last, List<Version> all) {
        int days = protocols.value(HouseTexts.READING_DAYS);
        var joined = worker.joinedAt();
        if (last == null) {
            var first = all.isEmpty() ? clock.instant() : all.getLast().at();
            return day(joined != null && joined.isAfter(first) ? joined : first).plusDays(days);
        }
        var yearly = day(last.at()).plusYears(1);
        return all.stream()
                .filter(version -> version.number() == last.version() + 1)
                .findFirst()
                .map(changed -> day(changed.at()).plusDays(days))
                .filter(soon -> soon.isBefore(yearly))
                .orElse(yearly);
    }

    /** How many who work here read this version. */
    long read(Version version) {
        var people = workers().stream().map(one -> one.member().account()).collect(Collectors.toSet());
        return versions.readings(JOB).stream()
                .filter(one -> one.version() == version.number() && people.contains(one.actor()))
                .count();
    }

    long people() {
        return workers().size();
    }

    long late(List<Version> all) {
        return all(all).stream().filter(Reader::late).count();
    }

    /** Somebody who works here now. */
    Optional<String> name(UUID account) {
        return workers().stream()
                .map(Worker::member)
                .filter(one -> one.account().equals(account))
                .map(Member::shown)
                .findFirst();
    }

    /** What somebody who works here, or did, is called. */
    Map<UUID, Member> names(List<UUID> accounts) {
        return staff.names(JOB, accounts);
    }

    private List<Worker> workers() {
        return staff.workers(JOB).stream().filter(Worker::active).toList();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, hours.zone());
    }

    private static Reading newer(Reading one, Reading other) {
        return one.version() >= other.version() ? one : other;
    }
}
