package org.havenport.notices;

import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Every message carries the statement of confidentiality in force; the database keeps none without naming its version. */
@Component
class NothingLeavesWithoutTheStatement implements Safeguard {

    private final Asking asking;

    NothingLeavesWithoutTheStatement(Asking asking) {
        this.asking = asking;
    }

    /**
     * Looks at the finished words.
     *
     * @throws IllegalStateException when the statement is not in them; nothing is sent then
     */
    void mustStandIn(String message, Statement statement) {
        if (statement.text().body().isBlank()
                || !message.contains(statement.text().body()) && !message.contains(statement.line())) {
            throw new IllegalStateException("A message without the statement of confidentiality is not sent");
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.2");
    }

    @Override
    public String promise() {
        return "No message leaves without the confidentiality statement in force.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var sent = sql.of("select count(*) from notices.delivery where handed_at is not null")
                    .query(Long.class)
                    .single();
            // Version 0 is the program's own words; any other must stand among the texts that were ever approved.
            var without = sql.of("""
                            select count(*) from notices.delivery d where d.handed_at is not null
                              and split_part(d.statement, '@', 2) <> '0' and not exists (
                                select 1 from protocols.text t where t.key = split_part(d.statement, '@', 1)
                                  and t.version = cast(split_part(d.statement, '@', 2) as integer)
                                  and t.language = d.language and t.approved_on is not null)
                            """).query(Long.class).single();
            return Evidence.none(
                    without, "%d of %d messages left without the statement".formatted(without, sent), sql.now(), null);
        });
    }
}
