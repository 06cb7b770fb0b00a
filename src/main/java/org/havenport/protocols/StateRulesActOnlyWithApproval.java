package org.havenport.protocols;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.protocols.PackFiles.PackFile;
import org.havenport.protocols.RulePack.Approval;
import org.havenport.protocols.RulePack.Standing;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of a state act only while counsel's approval of exactly this content lasts (B.risk.inap.3, rulings 5 and 7). */
@Component
class StateRulesActOnlyWithApproval implements Safeguard {

    private static final String PAGE = "/staff/policies/packs";

    private final PackFiles files;
    private final Protocols protocols;
    private final Asking asking;

    StateRulesActOnlyWithApproval(PackFiles files, Protocols protocols, Asking asking) {
        this.files = files;
        this.protocols = protocols;
        this.asking = asking;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.inap.3", "C1");
    }

    @Override
    public String promise() {
        return "The rules of a state act only while counsel's approval of exactly these rules lasts.";
    }

    /** Whether rules with this hash act on a day, given their last approval. */
    Standing standing(String hash, @Nullable Approval approval, LocalDate day) {
        if (approval == null) {
            return Standing.NOT_APPROVED;
        }
        if (!approval.hash().equals(hash)) {
            return Standing.CHANGED;
        }
        return day.isBefore(approval.expiresOn()) ? Standing.IN_FORCE : Standing.EXPIRED;
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var approvals = PackRows.latest(sql);
            var today = LocalDate.ofInstant(sql.now(), ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE)));
            var by = files.all().stream()
                    .collect(Collectors.groupingBy(
                            f -> standing(f.hash(), approvals.get(f.state()), today),
                            Collectors.mapping(PackFile::state, Collectors.toList())));
            var expired = by.getOrDefault(Standing.EXPIRED, List.of());
            var home = protocols.value(PracticeParameters.HOME_STATE);
            var seen = seen(by, home, expired);
            if (!expired.isEmpty()) {
                return Evidence.broken(seen, sql.now(), PAGE);
            }
            var waits = of(by, Standing.NOT_APPROVED).contains(home)
                    || of(by, Standing.CHANGED).contains(home);
            return waits ? Evidence.needsAttention(seen, sql.now(), PAGE) : Evidence.holds(seen, sql.now());
        });
    }

    private static List<String> of(Map<Standing, List<String>> by, Standing standing) {
        return by.getOrDefault(standing, List.of());
    }

    private String seen(Map<Standing, List<String>> by, String home, List<String> expired) {
        var inForce = of(by, Standing.IN_FORCE);
        var said =
                "%d of %d states in force".formatted(inForce.size(), files.all().size())
                        + (expired.isEmpty() ? "" : ", approval over: " + String.join(", ", expired));
        return home.isEmpty()
                ? said + "; the home state is not decided"
                : said + "; home state " + home
                        + (inForce.contains(home) ? " in force" : ": the most protective default acts");
    }
}
