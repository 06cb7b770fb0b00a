package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of requirements has every row, and every row its behaviours. */
class RequirementsAreCompleteTests {

    private static final String ROWS = """
            A.risk.1 A.risk.2 A.risk.3 A.risk.4 A.risk.5 A1.0 A1.1 A1.2 A1.3 A1.4 A1.5 A1.6 A1.7 A1.8 A1.9 A1.10 A1.11
            A2.1 A2.2 A2.3 A2.4 A3.1 A3.2 A4 A5.1 A5.2 A6.1 A6.2 A6.3 A6.4 A7 B.int.1 B.int.2 B.int.3 B.int.4 B.int.5
            B.int.6 B.fn.i1 B.fn.i2 B.fn.i3 B.fn.i4 B.fn.i5 B.fn.i6 B.fn.s1 B.fn.s2 B.fn.s3 B.fn.s4 B.ben B.risk.sec.1
            B.risk.sec.2 B.risk.inap.1 B.risk.inap.2 B.risk.inap.3 B.risk.misint.1 B.risk.misint.2 B.risk.over.1
            B.risk.over.2 B.risk.emerg B.risk.reply.1 B.risk.reply.2 B.risk.reply.3 B.risk.reply.4 B.risk.doc.1
            B.risk.doc.2 B.risk.doc.3 B.concl B.sec.1 B.sec.2 B.sec.3 B.sec.4 B.sec.5 B.sec.6 B.sec.7 B.ua.1 B.ua.2
            B.ua.3 B.ua.4 B.px.1 B.px.2 B.px.3 B.edu.1 B.edu.2 B.edu.3 B.edu.4 B.edu.5 B.com.1 B.com.1b B.com.2
            B.com.3 B.com.4 B.com.5 B.com.6 B.com.7 B.com.8 B.rule.1 B.rule.2 B.rule.3 B.rule.4 B.rule.5 B.rule.6
            B.rule.7 B.rule.8 B.rule.8b B.rule.9 B.rule.9b B.dis.0 B.dis.1 B.dis.2 B.dis.3 B.dis.4 B.dis.5 B.tbl
            C1 C1a C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12
            """;

    @Test
    void all125RowsAreThereOnce() {
        var wanted = new TreeSet<>(Arrays.asList(ROWS.strip().split("\\s+")));
        var rows = Requirements.read();

        assertThat(wanted).hasSize(125);
        assertThat(rows).hasSize(125);
        assertThat(rows.stream().map(Requirements.Row::id).collect(Collectors.toSet()))
                .as("compliance/requirements.csv has exactly the rows of the plan")
                .isEqualTo(wanted);
    }

    @Test
    void everyRowHasAPromiseAndBehaviours() {
        var behaviours = Requirements.behaviours();
        assertThat(behaviours).extracting(Requirements.Behaviour::id).doesNotHaveDuplicates();
        assertThat(behaviours).allSatisfy(b -> {
            assertThat(b.id()).as("A behaviour is numbered after its row").startsWith(b.row() + "#");
            assertThat(Set.of("does", "refuses", "records", "alerts", "shows")).contains(b.kind());
            assertThat(b.behaviour()).isNotBlank();
        });
        assertThat(Requirements.read()).allSatisfy(row -> {
            assertThat(row.promise()).as(row.id()).endsWith(".");
            assertThat(behaviours)
                    .as("Behaviours of " + row.id())
                    .anyMatch(b -> b.row().equals(row.id()));
            assertThat(row.reason().isBlank())
                    .as("%s is not applicable exactly when it carries a reason", row.id())
                    .isEqualTo(!row.state().equals("not applicable"));
        });
    }
}
