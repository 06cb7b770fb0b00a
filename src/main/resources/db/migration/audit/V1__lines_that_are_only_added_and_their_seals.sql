-- Who saw, changed or was refused what. Lines are added and never changed: no role of the program may update or delete.
create schema audit;
grant usage on schema audit to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- The key begins with the sequence and there is no index per patient: this is the busiest table of all.
create table audit.line (
    seq        bigint generated always as identity primary key,
    -- Random and in the order of time (UUID version 7). Unique, so that no genuine line can be added a second time.
    id         uuid not null constraint line_id_is_unique unique,
    at         timestamptz not null,
    actor      uuid not null,
    kind       text not null,
    job        text,
    patient_id uuid,
    action     text not null,
    outcome    text not null check (outcome in ('SUCCESS', 'REFUSED')),
    type       text,
    item       uuid,
    n          integer not null,
    -- Made with a key the database does not have: a line added by hand has no valid one.
    mac        bytea not null
);
create index line_at on audit.line using brin (at);

-- The chain: each hash covers the line and the hash before it. Position is the order of sealing, without gaps.
create table audit.seal (
    position bigint primary key,
    seq      bigint not null unique,
    hash     bytea not null,
    mac      bytea not null
);

grant insert (id, at, actor, kind, job, patient_id, action, outcome, type, item, n, mac) on audit.line
    to havenport_patient, havenport_staff, havenport_job, havenport_door;
grant select on audit.line to havenport_staff, havenport_job;
grant select, insert on audit.seal to havenport_job;

alter table audit.line enable row level security;
alter table audit.line force row level security;
create policy owner on audit.line to havenport_owner using (true) with check (true);
-- Nobody can write a line in another's name.
create policy patient_insert on audit.line for insert to havenport_patient
    with check ((kind in ('PATIENT', 'PROXY', 'APP') and actor = (select viewer.actor()))
        or (kind = 'NOBODY' and actor = '00000000-0000-0000-0000-000000000000'));
create policy staff_insert on audit.line for insert to havenport_staff
    with check (kind = 'STAFF' and actor = (select viewer.actor()));
create policy door_insert on audit.line for insert to havenport_door
    with check (kind = 'NOBODY' and actor = '00000000-0000-0000-0000-000000000000');
create policy job_insert on audit.line for insert to havenport_job with check (true);
create policy job_select on audit.line for select to havenport_job using (true);
create policy staff_select on audit.line for select to havenport_staff
    using ((select viewer.holds('COMPLIANCE_OFFICER')));
