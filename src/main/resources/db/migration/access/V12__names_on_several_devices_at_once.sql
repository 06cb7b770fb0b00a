-- Names that were used on several devices at once: work with an outcome, never a lock.
create table access.several_devices (
    account    uuid not null,
    id         uuid primary key,
    is_staff   boolean not null,
    devices    integer not null,
    noticed_at timestamptz not null,
    last_at    timestamptz not null,
    closed_at  timestamptz,
    closed_by  uuid,
    outcome    text check (outcome in ('ONE_PERSON', 'SHARED', 'STRANGER')),
    check ((closed_at is null) = (outcome is null)),
    check ((closed_at is null) = (closed_by is null)),
    check (closed_by <> account)
);
create unique index several_devices_open on access.several_devices (account) where closed_at is null;
grant select, insert, update (devices, last_at) on access.several_devices to havenport_door;
grant select, update (closed_at, closed_by, outcome) on access.several_devices to havenport_staff;
alter table access.several_devices enable row level security;
alter table access.several_devices force row level security;
create policy owner on access.several_devices to havenport_owner using (true) with check (true);
create policy door on access.several_devices to havenport_door using (true) with check (true);
create policy staff_reads on access.several_devices for select to havenport_staff
    using ((select viewer.holds('SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
create policy staff_closes on access.several_devices for update to havenport_staff
    using (closed_at is null and account <> (select viewer.actor())
        and (select viewer.holds('SECURITY_ADMINISTRATOR')))
    with check (closed_by = (select viewer.actor()));
