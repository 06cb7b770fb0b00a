-- Whether one of an item's labels names a confidential topic. Which one stays blinded; this much the walls must know.
alter table chart.item add column confidential boolean not null default false;

drop policy patient_reads on chart.item;
create policy patient_reads on chart.item for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]) and release_state = 'RELEASED'
        and (not confidential or patient_id = any ((select viewer.patients_with_confidential())::uuid[])));

-- What is not open to patients: few rows, found without reading the rest.
create index item_held on chart.item (patient_id, release_state) where release_state <> 'RELEASED';

-- Which kinds of information each source has ever delivered: "nothing recorded" is not "nothing connected".
create table chart.delivered (
    source    text not null,
    category  text not null,
    type      text not null,
    since     timestamptz not null,
    primary key (source, category, type)
);
insert into chart.delivered select source, category, type, min(filed_at) from chart.item group by source, category, type;
grant select on chart.delivered to havenport_patient, havenport_staff, havenport_job;
grant insert on chart.delivered to havenport_staff, havenport_job;

-- How much of a record waits, and why, for those who may see the record: never what it is. Of a confidential topic
-- whoever acts for the patient does not even learn that it waits.
create function chart.hidden(whose uuid) returns table (category text, type text, state text, many bigint)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select i.category, i.type, i.release_state, count(distinct i.group_id) from chart.item i
        where i.patient_id = whose and i.release_state <> 'RELEASED' and i.release_state <> 'RETRACTED'
          and (whose = any ((select viewer.patients())::uuid[])
                and (not i.confidential or whose = any ((select viewer.patients_with_confidential())::uuid[]))
            or (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')))
        group by i.category, i.type, i.release_state
    $$;

-- The register of what is held, for those who answer for it. Only the medical director learns whose it is and what kind.
create function chart.held(most integer)
    returns table (patient_id uuid, group_id uuid, state text, category text, source text, since timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select case when viewer.holds('MEDICAL_DIRECTOR') then i.patient_id end,
               case when viewer.holds('MEDICAL_DIRECTOR') then i.group_id end,
               i.release_state,
               case when viewer.holds('MEDICAL_DIRECTOR') then min(i.category) end,
               min(i.source), min(i.filed_at)
        from chart.item i
        where i.release_state <> 'RELEASED' and i.release_state <> 'RETRACTED'
          and viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL')
        group by i.patient_id, i.group_id, i.release_state
        order by 6 limit most
    $$;

-- The same in sums, with what was taken back.
create function chart.held_in_sum()
    returns table (state text, groups bigint, patients bigint, oldest timestamptz, newest timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select i.release_state, count(distinct (i.patient_id, i.group_id)), count(distinct i.patient_id),
               min(i.filed_at), max(i.filed_at)
        from chart.item i
        where i.release_state <> 'RELEASED' and viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL')
        group by i.release_state
    $$;

-- News alone, which are few beside the history.
create index item_news on chart.item (released_at) where not history;

-- How long results took from final to visible, in seconds: history left out.
create function chart.final_to_visible(after timestamptz)
    returns table (many bigint, median double precision, ninety_fifth double precision)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select count(*), percentile_cont(0.5) within group (order by t.seconds),
               percentile_cont(0.95) within group (order by t.seconds)
        from (select greatest(0, extract(epoch from i.released_at - i.issued_at))::double precision as seconds
              from chart.item i
              where i.category in ('LABORATORY', 'IMAGING', 'PATHOLOGY') and i.id = i.group_id and not i.history
                and i.release_state = 'RELEASED' and i.released_at >= after
                and i.status in ('final', 'amended', 'corrected', 'appended')
                and viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL')) t
    $$;

revoke all on function chart.hidden(uuid), chart.held(integer), chart.held_in_sum(), chart.final_to_visible(timestamptz)
    from public;
grant execute on function chart.hidden(uuid) to havenport_patient, havenport_staff;
grant execute on function chart.held(integer), chart.held_in_sum(), chart.final_to_visible(timestamptz)
    to havenport_staff;
