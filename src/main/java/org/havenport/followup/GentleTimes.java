package org.havenport.followup;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * After the loss of a pregnancy or the news of a cancer no machine reminds anybody for a while: a person calls (ruling 11).
 * Only until when is kept, and for the program alone.
 */
@Component
class GentleTimes implements Filing {

    private static final Duration LENGTH = Duration.ofDays(60);

    /** ICD-10-CM: malignant neoplasms, abortion and its threat, missed abortion, fetal death. */
    private static final Pattern ICD = Pattern.compile("(C[0-9]|O0[0-8]|O20\\.0|O36\\.4|P95|Z37\\.[1347]).*");

    /** SNOMED CT: miscarriage, missed miscarriage, stillbirth, ectopic pregnancy, malignant neoplastic disease and the common ones. */
    private static final Set<String> SNOMED = Set.of(
            "17369002",
            "16607004",
            "237364002",
            "34801009",
            "19169002",
            "363346000",
            "254837009",
            "363406005",
            "254637007",
            "399068003",
            "363418001",
            "93761005");

    @Override
    public void filed(Sql sql, List<Filed> delivery) {
        var patients = new HashSet<UUID>();
        for (var filed : delivery) {
            for (var news : filed.group().news()) {
                if (news.category() == Category.PROBLEM
                        && !news.history()
                        && news.codes().stream().anyMatch(GentleTimes::isGrave)) {
                    patients.add(news.patient());
                }
            }
        }
        patients.forEach(patient -> sql.of("""
                        insert into followup.gentle (patient_id, until_at) values (:patient, :until)
                        on conflict (patient_id) do update set until_at = excluded.until_at
                        """)
                .param("patient", patient)
                .param("until", Sql.time(sql.now().plus(LENGTH)))
                .update());
    }

    private static boolean isGrave(Code code) {
        return code.system().contains("icd-10")
                ? ICD.matcher(code.code()).matches()
                : code.system().contains("snomed") && SNOMED.contains(code.code());
    }

    /** Of these patients those to whom no machine writes now. */
    static Set<UUID> among(Sql sql, Collection<UUID> patients) {
        return Set.copyOf(
                sql.of("select patient_id from followup.gentle where patient_id in (:ids) and until_at > viewer.at()")
                        .param("ids", patients)
                        .query(UUID.class)
                        .list());
    }
}
