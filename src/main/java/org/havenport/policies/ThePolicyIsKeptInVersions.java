package org.havenport.policies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.havenport.home.Words;
import org.havenport.policies.PolicyVersions.Version;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.HouseTexts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whatever changes what the policy says makes a new version of it; the old one stays readable (A.risk.5). */
@Component
class ThePolicyIsKeptInVersions implements Safeguard {

    private static final Logger log = LoggerFactory.getLogger(ThePolicyIsKeptInVersions.class);
    private static final Viewer.Job JOB = new Viewer.Job("policy");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PolicyVersions versions;
    private final PolicyReaders readers;
    private final ObjectProvider<PolicyInProse> prose;
    private final BusinessHours hours;
    private final Clock clock;

    ThePolicyIsKeptInVersions(
            PolicyVersions versions,
            PolicyReaders readers,
            ObjectProvider<PolicyInProse> prose,
            BusinessHours hours,
            Clock clock) {
        this.versions = versions;
        this.readers = readers;
        this.prose = prose;
        this.hours = hours;
        this.clock = clock;
    }

    /** Keeps what the policy says now; nothing happens when that is kept already. Nobody reads it before. */
    void keepUp() {
        versions.keep(JOB, body());
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void keepUpByItself() {
        try {
            keepUp();
        } catch (RuntimeException away) {
            log.warn("The policy could not be kept: {}", away.getClass().getSimpleName());
        }
    }

    /** A version in a language as it was kept; empty when there is none, or when it was changed. */
    Optional<Policy.Written> open(Viewer viewer, int number, Locale language) {
        return versions.body(viewer, number)
                .map(body -> JSON.readValue(body, new TypeReference<Map<String, Policy.Written>>() {}))
                .map(kept -> kept.get(kept.containsKey(language.getLanguage()) ? language.getLanguage() : "en"));
    }

    private String body() {
        var all = new TreeMap<String, Policy.Written>();
        for (var language : HouseTexts.LANGUAGES) {
            all.put(language.getLanguage(), prose.getObject().written(JOB, Words.of(language, hours.zone())));
        }
        return JSON.writeValueAsString(all);
    }

    @Override
    public List<String> requirements() {
        return List.of("A.risk.5");
    }

    @Override
    public String promise() {
        return "The policy in prose is kept in versions, with its owner, its next review and who read it.";
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var all = versions.all(JOB);
        var changed = all.stream()
                .filter(one -> versions.body(JOB, one.number()).isEmpty())
                .map(Version::number)
                .toList();
        if (!changed.isEmpty()) {
            return Evidence.broken("Changed after it was kept: %s".formatted(changed), now, PolicyController.PATH);
        }
        if (all.isEmpty() || !all.getFirst().fingerprint().equals(PolicyVersions.fingerprint(body()))) {
            return Evidence.needsAttention(
                    "What the policy says now is not kept as a version yet.", now, PolicyController.PATH);
        }
        var newest = all.getFirst();
        var seen = "%d versions are kept. %d of %d people read the newest one; %d are late. "
                .formatted(all.size(), readers.read(newest), readers.people(), readers.late(all));
        var why = review(LocalDate.ofInstant(now, hours.zone()));
        return why.isEmpty() && readers.late(all) == 0
                ? Evidence.holds(seen + "It was reviewed in time.", now)
                : Evidence.needsAttention(seen + why, now, PolicyController.PATH);
    }

    private String review(LocalDate today) {
        var last = versions.reviews(JOB).stream().findFirst();
        if (last.isEmpty()) {
            return "Nobody has reviewed it.";
        }
        if (readers.name(last.get().by()).isEmpty()) {
            return "Whoever answered for it no longer works here.";
        }
        return last.get().next().isBefore(today) ? "Its review is overdue." : "";
    }
}
