-- A report that waits counts as one thing, whatever it has for members.
create or replace function chart.hidden(whose uuid) returns table (category text, type text, state text, many bigint)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select g.category, g.type, g.release_state, count(*)
        from (select distinct on (i.group_id, i.release_state) i.category, i.type, i.release_state
              from chart.item i
              where i.patient_id = whose and i.release_state <> 'RELEASED' and i.release_state <> 'RETRACTED'
                and (whose = any ((select viewer.patients())::uuid[])
                      and (not i.confidential or whose = any ((select viewer.patients_with_confidential())::uuid[]))
                  or (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')))
              order by i.group_id, i.release_state, (i.id = i.group_id) desc) g
        group by g.category, g.type, g.release_state
    $$;
