-- How much waits, and how each stands at this instant. What waits for a call and is held besides opens to nobody who asks:
-- it is counted as held.
create or replace function chart.hidden(whose uuid) returns table (category text, type text, state text, many bigint)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select g.category, g.type, g.stands, count(*)
        from (select distinct on (i.group_id, s.stands) i.category, i.type, s.stands
              from chart.item i
              cross join lateral (select case
                  when i.release_state = 'AWAITING_CONTACT' and i.held_until > viewer.at() then 'HELD'
                  else chart.stands(i.release_state, i.held_until) end as stands) s
              where i.patient_id = whose and i.release_state <> 'RETRACTED'
                and (i.release_state <> 'RELEASED' or i.held_until > viewer.at())
                and s.stands <> 'RELEASED'
                and (whose = any ((select viewer.patients())::uuid[])
                      and (not i.confidential or whose = any ((select viewer.patients_with_confidential())::uuid[]))
                      and (i.kept_until is null or i.kept_until <= viewer.at()
                           or whose = any ((select chart.own())::uuid[]))
                  or (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')))
              order by i.group_id, s.stands, (i.id = i.group_id) desc) g
        group by g.category, g.type, g.stands
    $$;
