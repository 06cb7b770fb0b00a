-- The word of counsel about the rules of a state, for exactly the content with this hash. Only ever added to.
create table protocols.pack_approval (
    number           bigint generated always as identity primary key,
    state            text not null check (state ~ '^[A-Z]{2}$'),
    hash             text not null check (hash ~ '^[0-9a-f]{64}$'),
    approved_by      uuid not null,
    approved_by_name text not null check (length(approved_by_name) > 0),
    approved_at      timestamptz not null,
    approved_on      date not null,
    expires_on       date not null,
    check (expires_on > approved_on and expires_on <= approved_on + interval '24 months')
);
create index pack_approval_state on protocols.pack_approval (state, number desc);
grant select on protocols.pack_approval to havenport_staff, havenport_job, havenport_door;
grant insert (state, hash, approved_by, approved_by_name, approved_at, approved_on, expires_on)
    on protocols.pack_approval to havenport_staff;

alter table protocols.pack_approval enable row level security;
alter table protocols.pack_approval force row level security;
create policy owner on protocols.pack_approval to havenport_owner using (true) with check (true);
create policy job_select on protocols.pack_approval for select to havenport_job using (true);
create policy door_select on protocols.pack_approval for select to havenport_door using (true);
create policy staff_select on protocols.pack_approval for select to havenport_staff using (true);
create policy staff_insert on protocols.pack_approval for insert to havenport_staff
    with check (approved_by = (select viewer.actor()) and approved_at = (select viewer.at())
        and (select viewer.holds('COUNSEL')));
