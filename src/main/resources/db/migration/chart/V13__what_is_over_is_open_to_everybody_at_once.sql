-- How an item stands at this instant, in one place for whoever reads: a hold that is over holds nothing, whatever was
-- written down of it, and whether or not anything has run since.
create function chart.stands(state text, held_until timestamptz) returns text
    language sql stable
    return case when state = 'HELD' and held_until <= viewer.at() then 'RELEASED'
                when state = 'RELEASED' and held_until > viewer.at() then 'HELD'
                else state end;
revoke all on function chart.stands(text, timestamptz) from public;
grant execute on function chart.stands(text, timestamptz) to havenport_patient, havenport_staff, havenport_job;

-- What a patient may read they may say of that it is not theirs, from the instant on at which it opens.
create or replace function chart.suspect(whose uuid, one uuid) returns setof uuid
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        update chart.item i set release_state = 'SUSPECTED'
        where i.patient_id = whose and whose = any (viewer.patients())
          and chart.stands(i.release_state, i.held_until) = 'RELEASED'
          and i.group_id = (select s.group_id from chart.item s
                            where s.patient_id = whose and s.id = one
                              and chart.stands(s.release_state, s.held_until) = 'RELEASED'
                              and (s.kept_until is null or s.kept_until <= viewer.at()
                                   or whose = any (chart.own()))
                              and (not s.confidential or whose = any (viewer.patients_with_confidential())))
        returning i.id
    $$;

drop policy patient_reads on chart.item_version;
create policy patient_reads on chart.item_version for select to havenport_patient
    using (shown and patient_id = any ((select viewer.patients())::uuid[]) and exists (
        select 1 from chart.item i where i.patient_id = item_version.patient_id and i.id = item_version.id
        and chart.stands(i.release_state, i.held_until) = 'RELEASED'));

-- The register of what is held, and its sums: not what is over.
create or replace function chart.held(most integer)
    returns table (patient_id uuid, group_id uuid, state text, category text, source text, since timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select case when viewer.holds('MEDICAL_DIRECTOR') then i.patient_id end,
               case when viewer.holds('MEDICAL_DIRECTOR') then i.group_id end,
               chart.stands(i.release_state, i.held_until),
               case when viewer.holds('MEDICAL_DIRECTOR') then min(i.category) end,
               min(i.source), min(i.filed_at)
        from chart.item i
        where (i.release_state <> 'RELEASED' and i.release_state <> 'RETRACTED' or i.held_until > viewer.at())
          and chart.stands(i.release_state, i.held_until) not in ('RELEASED', 'RETRACTED')
          and viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL')
        group by i.patient_id, i.group_id, 3
        order by 6 limit most
    $$;

create or replace function chart.held_in_sum()
    returns table (state text, groups bigint, patients bigint, oldest timestamptz, newest timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select chart.stands(i.release_state, i.held_until), count(distinct (i.patient_id, i.group_id)),
               count(distinct i.patient_id), min(i.filed_at), max(i.filed_at)
        from chart.item i
        where (i.release_state <> 'RELEASED' or i.held_until > viewer.at())
          and chart.stands(i.release_state, i.held_until) <> 'RELEASED'
          and viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL')
        group by 1
    $$;
