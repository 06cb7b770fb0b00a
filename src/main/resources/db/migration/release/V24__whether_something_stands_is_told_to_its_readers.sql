-- It reads past the policies, so it asks itself who may know.
create or replace function release.stands(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select (whose = any (viewer.patients()) or viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR'))
            and exists (select 1 from chart.item i
                where i.patient_id = whose and i.group_id = item and i.release_state <> 'RETRACTED')
    $$;
