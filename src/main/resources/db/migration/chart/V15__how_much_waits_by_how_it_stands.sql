-- How much waits, and how each stands at this instant: not how it was written down. What has no end is counted as well.
create or replace function chart.hidden(whose uuid) returns table (category text, type text, state text, many bigint)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select g.category, g.type, g.stands, count(*)
        from (select distinct on (i.group_id, chart.stands(i.release_state, i.held_until)) i.category, i.type,
                  chart.stands(i.release_state, i.held_until) as stands
              from chart.item i
              where i.patient_id = whose and i.release_state <> 'RETRACTED'
                and (i.release_state <> 'RELEASED' or i.held_until > viewer.at())
                and chart.stands(i.release_state, i.held_until) <> 'RELEASED'
                and (whose = any ((select viewer.patients())::uuid[])
                      and (not i.confidential or whose = any ((select viewer.patients_with_confidential())::uuid[]))
                      and (i.kept_until is null or i.kept_until <= viewer.at()
                           or whose = any ((select chart.own())::uuid[]))
                  or (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')))
              order by i.group_id, chart.stands(i.release_state, i.held_until), (i.id = i.group_id) desc) g
        group by g.category, g.type, g.stands
    $$;
