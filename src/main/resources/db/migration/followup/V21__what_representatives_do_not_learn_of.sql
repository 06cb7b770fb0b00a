-- Whoever acts for a patient learns nothing of what was opened, looked at, confirmed, reviewed or spoken about where the entry
-- itself is not for them, and confirms nothing of it: nobody would call the patient then.
do $$
declare
    t text;
begin
    foreach t in array array['obligation', 'viewing', 'confirmation', 'review', 'contact'] loop
        execute format('drop policy patient_reads on followup.%I', t);
        execute format('create policy patient_reads on followup.%I for select to havenport_patient
            using (patient_id = any ((select viewer.patients())::uuid[])
                and (patient_id = any ((select chart.own())::uuid[])
                     or not chart.not_for_representatives(patient_id, item_id)))', t);
    end loop;
end $$;

drop policy patient_looks on followup.viewing;
create policy patient_looks on followup.viewing for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
        and not chart.not_for_representatives(patient_id, item_id));
drop policy patient_confirms on followup.confirmation;
create policy patient_confirms on followup.confirmation for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
        and not chart.not_for_representatives(patient_id, item_id));
