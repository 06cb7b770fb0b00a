-- Whoever acts for a patient and may not see a confidential entry cannot say of it that it is not theirs.
create or replace function chart.suspect(whose uuid, one uuid) returns setof uuid
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        update chart.item i set release_state = 'SUSPECTED'
        where i.patient_id = whose and whose = any (viewer.patients()) and i.release_state = 'RELEASED'
          and i.group_id = (select s.group_id from chart.item s
                            where s.patient_id = whose and s.id = one and s.release_state = 'RELEASED'
                              and (not s.confidential or whose = any (viewer.patients_with_confidential())))
        returning i.id
    $$;
