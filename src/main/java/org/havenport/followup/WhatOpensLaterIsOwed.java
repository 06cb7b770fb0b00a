package org.havenport.followup;

import java.util.List;
import java.util.UUID;
import org.havenport.notices.Notices;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** What was held back when it was filed is owed, told and called about from the moment it opens, like everything else. */
@Component
public class WhatOpensLaterIsOwed {

    private final Obligations obligations;
    private final Calls calls;
    private final Notices notices;

    WhatOpensLaterIsOwed(Obligations obligations, Calls calls, Notices notices) {
        this.obligations = obligations;
        this.calls = calls;
        this.notices = notices;
    }

    /** A job writes it in the transaction in which the item opens, or after one that did not come so far. */
    public void opened(Sql sql, UUID patient, UUID item, Consequence consequence) {
        obligations.open(sql, patient, item, consequence, Obligation.Because.FINAL);
        // Somebody may have spoken about it, or looked at it, while it was held.
        sql.of("""
                        update followup.obligation o set reviewed = true
                        where o.patient_id = :patient and o.item_id = :item and exists (
                            select 1 from followup.review r
                            where r.patient_id = o.patient_id and r.item_id = o.item_id)
                        """).param("patient", patient).param("item", item).update();
        calls.insteadOfThePortal(sql, List.of(new Obligations.Opening(patient, item, consequence)));
        notices.tellReachable(sql, SomethingNew.KIND, List.of(new Notices.Told(patient, item)));
    }
}
