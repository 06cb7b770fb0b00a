-- Whoever speaks with a patient about what is held files what was said, and that is held with it: by the same hold, from the
-- same people, until the same end. Nothing but words that were written in this very transaction.
create policy staff_holds_words on release.held_with for insert to havenport_staff
    with check (since = (select viewer.at()) and (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR'))
        and exists (select 1 from chart.item i where i.patient_id = held_with.patient_id and i.id = held_with.item_id
            and i.type = 'Communication' and i.source = 'portal' and i.filed_at = (select viewer.at())));
