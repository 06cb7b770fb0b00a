-- What readers said before they read what nobody had reviewed, and what they read so. Ids, classes and times; nothing
-- clinical but the class of a result.
create schema results;
grant usage on schema results to havenport_patient, havenport_job;

-- A reader said that they know what an unreviewed result is, of one class; or asked not to be told any more, or again.
create table results.caution (
    patient_id         uuid not null,
    id                 uuid not null,
    by_actor           uuid not null,
    at                 timestamptz not null,
    what               text not null check (what in ('CONFIRMED', 'OFF', 'ON')),
    class              text,
    disclaimer_version integer,
    primary key (patient_id, id),
    check ((what = 'CONFIRMED') = (class is not null)),
    -- Who confirms, and who wants to be told no more, had the words before them, and it is known which.
    check ((what = 'ON') = (disclaimer_version is null))
);
create index caution_reader on results.caution (patient_id, by_actor, at);

-- The first time somebody read a result that nobody had reviewed; class is null where they wanted to be told no more.
create table results.early_reading (
    patient_id uuid not null,
    item_id    uuid not null,
    by_actor   uuid not null,
    at         timestamptz not null,
    class      text,
    primary key (patient_id, item_id, by_actor)
);

-- In whose name a page of this patient is read: whoever reads, and for staff who see what the patient sees, the patient.
create function results.reader(whose uuid) returns uuid
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select case when current_setting('app.kind', true) = 'MIRROR' then (
            select g.actor_id from viewer.patient_grant g
            where g.patient_id = whose and whose = any (viewer.mirrored()) and g.basis = 'SELF'
              and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
            order by g.starts_at desc limit 1)
        else viewer.actor() end
    $$;
revoke all on function results.reader(uuid) from public;
grant execute on function results.reader(uuid) to havenport_patient;

do $$
declare
    t text;
begin
    foreach t in array array['caution', 'early_reading'] loop
        execute format('alter table results.%I enable row level security', t);
        execute format('alter table results.%I force row level security', t);
        execute format('create policy owner on results.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job_reads on results.%I for select to havenport_job using (true)', t);
        -- What one reader said is no other reader's business.
        execute format('create policy reader_reads on results.%I for select to havenport_patient
            using (patient_id = any ((select viewer.patients())::uuid[])
                and (by_actor = (select viewer.actor()) or by_actor = results.reader(patient_id)))', t);
        execute format('create policy reader_says on results.%I for insert to havenport_patient
            with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
                and at = (select viewer.at()))', t);
        execute format('grant select, insert on results.%I to havenport_patient', t);
        execute format('grant select on results.%I to havenport_job', t);
    end loop;
end $$;
