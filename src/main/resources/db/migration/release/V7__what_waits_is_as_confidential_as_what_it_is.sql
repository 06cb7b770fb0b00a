-- What waits was written before it was kept whether it is about a confidential topic.
update release.gate g set confidential = true
where not g.confidential and exists (
    select 1 from chart.item i where i.patient_id = g.patient_id and i.group_id = g.item_id and i.confidential);
update release.hold h set confidential = true
where not h.confidential and exists (
    select 1 from chart.item i where i.patient_id = h.patient_id and i.group_id = h.item_id and i.confidential);

-- What is not for those who act for a patient: what is kept from them, and, unless that was granted, what is about a
-- confidential topic. Of the topic the chart itself is asked: it may be told of it after this was written.
create function release.not_for_representatives(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select release.kept(whose, item)
            or not whose = any (viewer.patients_with_confidential()) and exists (
                select 1 from chart.item i where i.patient_id = whose and i.group_id = item and i.confidential)
    $$;
revoke all on function release.not_for_representatives(uuid, uuid) from public;
grant execute on function release.not_for_representatives(uuid, uuid) to havenport_patient;

drop policy patient_reads on release.gate;
create policy patient_reads on release.gate for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (patient_id = any ((select chart.own())::uuid[])
             or (not confidential or patient_id = any ((select viewer.patients_with_confidential())::uuid[]))
                and not release.not_for_representatives(patient_id, item_id)));

-- What is held from the patient, and kept from those who act for them besides, these do not learn of.
drop policy patient_reads on release.hold;
create policy patient_reads on release.hold for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (patient_id = any ((select chart.own())::uuid[])
             or recipient = 'PATIENT'
                and (not confidential or patient_id = any ((select viewer.patients_with_confidential())::uuid[]))
                and not release.not_for_representatives(patient_id, item_id)));

-- Nor of what the patient asked to see.
drop policy patient_reads on release.request;
create policy patient_reads on release.request for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (by_actor = (select viewer.actor()) or patient_id = any ((select chart.own())::uuid[])));
