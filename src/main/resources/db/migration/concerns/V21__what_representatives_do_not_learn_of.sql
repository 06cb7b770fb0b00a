-- Whoever acts for a patient learns nothing of what the patient says is wrong in an entry that is not for them.
drop policy patient_reads on concerns.correction;
create policy patient_reads on concerns.correction for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (patient_id = any ((select chart.own())::uuid[])
             or not chart.not_for_representatives(patient_id, item_id)));
drop policy patient_answers on concerns.correction;
create policy patient_answers on concerns.correction for update to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]) and state <> 'OPEN'
        and not chart.not_for_representatives(patient_id, item_id))
    with check (patient_id = any ((select viewer.patients())::uuid[]) and state <> 'OPEN');
