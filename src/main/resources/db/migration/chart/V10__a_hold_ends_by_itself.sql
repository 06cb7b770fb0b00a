-- What the law lets be held back, and until when: it stands in the row and is read with it, so that a hold which is over
-- holds nothing even if nobody did anything. Held from everybody who reads as the patient, or from those who act for
-- them alone.
alter table chart.item
    add column held_until timestamptz,
    add column kept_until timestamptz,
    drop constraint item_release_state_check,
    add constraint item_release_state_check
        check (release_state in ('RELEASED', 'AWAITING_CONTACT', 'HELD', 'SUSPECTED', 'RETRACTED'));

-- The patients whose own record the actor reads: not those for whom the actor acts.
create function chart.own() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select case when current_setting('app.kind', true) = 'MIRROR' then viewer.mirrored() else (
            select coalesce(array_agg(g.patient_id), '{}')
            from viewer.session s join viewer.patient_grant g on g.actor_id = s.actor_id
            where s.id = nullif(current_setting('app.session', true), '')::uuid
              and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
              and g.basis = 'SELF' and g.starts_at <= viewer.at()
              and (g.ends_at is null or g.ends_at > viewer.at())) end
    $$;
revoke all on function chart.own() from public;
grant execute on function chart.own() to havenport_patient, havenport_staff, havenport_job;

drop policy patient_reads on chart.item;
create policy patient_reads on chart.item for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]) and release_state in ('RELEASED', 'HELD')
        and (held_until <= (select viewer.at()) or held_until is null and release_state = 'RELEASED')
        and (kept_until is null or kept_until <= (select viewer.at())
            or patient_id = any ((select chart.own())::uuid[]))
        and (not confidential or patient_id = any ((select viewer.patients_with_confidential())::uuid[])));

drop index chart.item_newest;
create index item_newest on chart.item (patient_id, category, effective_from desc, id)
    where release_state in ('RELEASED', 'HELD');
drop index chart.item_counted;
create index item_counted on chart.item
    (patient_id, category, type, status, release_state, confidential, filed_at, held_until, kept_until);

-- How much waits: not what is over, and to whoever acts for the patient nothing of what is kept from them.
create or replace function chart.hidden(whose uuid) returns table (category text, type text, state text, many bigint)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select g.category, g.type, g.release_state, count(*)
        from (select distinct on (i.group_id, i.release_state) i.category, i.type, i.release_state
              from chart.item i
              where i.patient_id = whose and i.release_state <> 'RETRACTED'
                and (i.release_state <> 'RELEASED' or i.held_until > viewer.at())
                and not (i.release_state = 'HELD' and i.held_until <= viewer.at())
                and (whose = any ((select viewer.patients())::uuid[])
                      and (not i.confidential or whose = any ((select viewer.patients_with_confidential())::uuid[]))
                      and (i.kept_until is null or i.kept_until <= viewer.at()
                           or whose = any ((select chart.own())::uuid[]))
                  or (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')))
              order by i.group_id, i.release_state, (i.id = i.group_id) desc) g
        group by g.category, g.type, g.release_state
    $$;

-- Whoever is not shown an entry cannot say of it that it is not theirs.
create or replace function chart.suspect(whose uuid, one uuid) returns setof uuid
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        update chart.item i set release_state = 'SUSPECTED'
        where i.patient_id = whose and whose = any (viewer.patients()) and i.release_state = 'RELEASED'
          and i.group_id = (select s.group_id from chart.item s
                            where s.patient_id = whose and s.id = one and s.release_state = 'RELEASED'
                              and (s.held_until is null or s.held_until <= viewer.at())
                              and (s.kept_until is null or s.kept_until <= viewer.at()
                                   or whose = any (chart.own()))
                              and (not s.confidential or whose = any (viewer.patients_with_confidential())))
        returning i.id
    $$;

grant update (held_until, kept_until) on chart.item to havenport_staff;

-- What is held back anywhere: few rows, found without reading the rest.
create index item_held_until on chart.item (held_until) where held_until is not null;
