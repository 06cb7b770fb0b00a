-- Of which class each report is that came as news: a class is told when it is filed, from words the database cannot read.
create table release.posted (
    patient_id uuid not null,
    item_id    uuid not null,
    class      text not null,
    primary key (patient_id, item_id)
);
alter table release.posted enable row level security;
alter table release.posted force row level security;
create policy owner on release.posted to havenport_owner using (true) with check (true);
create policy job on release.posted to havenport_job using (true) with check (true);
create policy staff_files on release.posted for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
grant select, insert on release.posted to havenport_job;
grant insert on release.posted to havenport_staff;

-- How long reports took from final to visible, in seconds and by class: history left out.
create function release.final_to_visible(after timestamptz)
    returns table (class text, many bigint, median double precision, ninety_fifth double precision)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select t.class, count(*), percentile_cont(0.5) within group (order by t.seconds),
               percentile_cont(0.95) within group (order by t.seconds)
        from (select p.class, greatest(0, extract(epoch from i.released_at - i.issued_at))::double precision as seconds
              from chart.item i join release.posted p on p.patient_id = i.patient_id and p.item_id = i.id
              where not i.history and i.id = i.group_id and i.release_state = 'RELEASED' and i.released_at >= after
                and viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL')) t
        group by t.class order by t.class
    $$;
revoke all on function release.final_to_visible(timestamptz) from public;
grant execute on function release.final_to_visible(timestamptz) to havenport_staff;
